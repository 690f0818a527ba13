package org.chronogram.kernel;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.chronogram.model.Event;

/**
 * Layout of an event record, the same in memory, in rings and on the wire: 8-byte words, little-endian as bytes.
 *
 * <pre>
 *  word 0   time                                                    64 bits
 *  word 1   source LP (low 32 bits)        sequence (high 32 bits)
 *  word 2   target LP (low 32 bits)        type (16 bits)  payload length in bytes (14 bits)  marks (2 bits)
 *  word 3.. payload, padded with zeros to whole words
 * </pre>
 *
 * <p>The marks are those of an event that its LP may cancel (bit 63) and has rescheduled (bit 62; the payload is then the
 * handle of the event). Such a record stays in its partition, and loses its marks before it is handled; so neither the wire
 * nor the digest knows them.
 *
 * <p>A record in memory is an array of words and the offset of its first word; a record in a buffer is the buffer and the
 * index of its first byte. The accessors are static and small, so that the compiler inlines them. They check nothing.
 */
public final class EventLayout {
    /** Words before the payload. */
    public static final int HEADER_WORDS = 3;

    /** Bytes before the payload. */
    public static final int HEADER_BYTES = HEADER_WORDS * Long.BYTES;

    /** Words of a record with the longest payload that a model may send. */
    static final int LONGEST_RECORD_WORDS = lengthWords(Event.MAX_PAYLOAD_BYTES);

    private static final int SOURCE_AND_SEQUENCE = 1;
    private static final int TARGET_TYPE_AND_LENGTH = 2;
    private static final int LENGTH_MASK = 0x3FFF;
    private static final long CANCELLABLE = 1L << 63;
    private static final long RESCHEDULED = 1L << 62;
    private static final long ALL_BUT_LENGTH_AND_MARKS = (1L << 48) - 1;

    private EventLayout() {}

    /** Returns the words of a record with a payload of some bytes. */
    static int lengthWords(int payloadLengthBytes) {
        return HEADER_WORDS + payloadWords(payloadLengthBytes);
    }

    static int payloadWords(int payloadLengthBytes) {
        return (payloadLengthBytes + 7) >>> 3;
    }

    static void putHeader(
            long[] words,
            int offset,
            long time,
            int source,
            int sequence,
            int target,
            int type,
            int payloadLengthBytes) {
        words[offset] = time;
        words[offset + SOURCE_AND_SEQUENCE] = (source & 0xFFFF_FFFFL) | ((long) sequence << 32);
        words[offset + TARGET_TYPE_AND_LENGTH] =
                (target & 0xFFFF_FFFFL) | ((long) type << 32) | ((long) payloadLengthBytes << 48);
    }

    static void putPayloadWord(long[] words, int offset, int index, long value) {
        words[offset + HEADER_WORDS + index] = value;
    }

    /**
     * Returns the time of an event.
     *
     * @param words holds the record.
     * @param offset index of its first word.
     * @return time in ticks.
     */
    public static long time(long[] words, int offset) {
        return words[offset];
    }

    /**
     * Returns the source and the sequence of an event in one word. The word is different for any two events of a run that
     * are pending at the same time.
     *
     * @param words holds the record.
     * @param offset index of its first word.
     * @return the source in the low 32 bits, the sequence in the high ones.
     */
    public static long sourceAndSequence(long[] words, int offset) {
        return words[offset + SOURCE_AND_SEQUENCE];
    }

    static int source(long[] words, int offset) {
        return (int) words[offset + SOURCE_AND_SEQUENCE];
    }

    /** Returns the source of an event as a part of a message. */
    static String sourceText(int source) {
        return source == Event.OUTSIDE ? "outside" : "LP " + source;
    }

    static int sequence(long[] words, int offset) {
        return (int) (words[offset + SOURCE_AND_SEQUENCE] >>> 32);
    }

    static int target(long[] words, int offset) {
        return (int) words[offset + TARGET_TYPE_AND_LENGTH];
    }

    static int type(long[] words, int offset) {
        return (int) (words[offset + TARGET_TYPE_AND_LENGTH] >>> 32) & 0xFFFF;
    }

    static long targetTypeAndLength(long[] words, int offset) {
        return words[offset + TARGET_TYPE_AND_LENGTH];
    }

    static int payloadLengthBytes(long[] words, int offset) {
        return (int) (words[offset + TARGET_TYPE_AND_LENGTH] >>> 48) & LENGTH_MASK;
    }

    /** Tells whether a record has the mark of an event that may be cancelled. */
    static boolean isCancellable(long[] words, int offset) {
        return words[offset + TARGET_TYPE_AND_LENGTH] < 0;
    }

    static void markCancellable(long[] words, int offset) {
        words[offset + TARGET_TYPE_AND_LENGTH] |= CANCELLABLE;
    }

    /** Tells whether a marked record is that of an event that was rescheduled. */
    static boolean isRescheduled(long[] words, int offset) {
        return (words[offset + TARGET_TYPE_AND_LENGTH] & RESCHEDULED) != 0;
    }

    static void markRescheduled(long[] words, int offset) {
        words[offset + TARGET_TYPE_AND_LENGTH] |= CANCELLABLE | RESCHEDULED;
    }

    /** Makes a marked record one of an ordinary event. One that was rescheduled has no payload then. */
    static void removeMark(long[] words, int offset) {
        words[offset + TARGET_TYPE_AND_LENGTH] &=
                isRescheduled(words, offset) ? ALL_BUT_LENGTH_AND_MARKS : ~CANCELLABLE;
    }

    static long payloadWord(long[] words, int offset, int index) {
        return words[offset + HEADER_WORDS + index];
    }

    /**
     * Returns the length of a record.
     *
     * @param words holds the record.
     * @param offset index of its first word.
     * @return length in words, header and payload.
     */
    public static int lengthWords(long[] words, int offset) {
        return lengthWords(payloadLengthBytes(words, offset));
    }

    /** Returns a sink that hands on record by record what it is given in one. */
    static RecordSink eachRecord(RecordSink sink) {
        return (words, offset, lengthWords) -> {
            int record = offset;
            while (record < offset + lengthWords) {
                int recordWords = lengthWords(words, record);
                sink.onRecords(words, record, recordWords);
                record += recordWords;
            }
        };
    }

    /**
     * The order in which an LP handles its events: time, then source, then sequence. The sequence is compared so that it
     * may wrap around.
     */
    static boolean precedes(long[] wordsA, int offsetA, long[] wordsB, int offsetB) {
        long timeA = time(wordsA, offsetA);
        long timeB = time(wordsB, offsetB);
        return timeA == timeB ? precedesAtSameTime(wordsA, offsetA, wordsB, offsetB) : timeA < timeB;
    }

    /** The order of two events that are known to have the same time. */
    static boolean precedesAtSameTime(long[] wordsA, int offsetA, long[] wordsB, int offsetB) {
        int sourceA = source(wordsA, offsetA);
        int sourceB = source(wordsB, offsetB);
        return sourceA == sourceB ? sequence(wordsA, offsetA) - sequence(wordsB, offsetB) < 0 : sourceA < sourceB;
    }

    static long time(DirectBuffer buffer, int index) {
        return word(buffer, index, 0);
    }

    /**
     * Returns the source and the sequence of an event in one word.
     *
     * @param buffer holds the record.
     * @param index index of its first byte.
     * @return the source in the low 32 bits, the sequence in the high ones.
     */
    public static long sourceAndSequence(DirectBuffer buffer, int index) {
        return word(buffer, index, SOURCE_AND_SEQUENCE);
    }

    static int target(DirectBuffer buffer, int index) {
        return (int) word(buffer, index, TARGET_TYPE_AND_LENGTH);
    }

    /**
     * Returns the length of a record.
     *
     * @param buffer holds the record.
     * @param index index of its first byte.
     * @return length in words, header and payload.
     */
    public static int lengthWords(DirectBuffer buffer, int index) {
        return lengthWords((int) (word(buffer, index, TARGET_TYPE_AND_LENGTH) >>> 48));
    }

    static void copy(DirectBuffer buffer, int index, long[] destination, int lengthWords) {
        for (int i = 0; i < lengthWords; i++) {
            destination[i] = word(buffer, index, i);
        }
    }

    private static long word(DirectBuffer buffer, int index, int word) {
        return buffer.getLong(index + word * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
