package org.chronogram.kernel;

/**
 * Layout of an event record, the same in memory, in rings and on the wire: 8-byte words, little-endian as bytes.
 *
 * <pre>
 *  word 0   time                                                    64 bits
 *  word 1   source LP (low 32 bits)        sequence (high 32 bits)
 *  word 2   target LP (low 32 bits)        type (16 bits)  payload length in bytes (high 16 bits)
 *  word 3.. payload, padded with zeros to whole words
 * </pre>
 */
public final class EventLayout {
    /** Words before the payload. */
    public static final int HEADER_WORDS = 3;

    /** Bytes before the payload. */
    public static final int HEADER_BYTES = HEADER_WORDS * Long.BYTES;

    /** Bytes from the start of a record to its word 2. */
    public static final int TARGET_OFFSET_BYTES = 2 * Long.BYTES;

    private EventLayout() {}

    static long sourceAndSequence(int source, int sequence) {
        return (source & 0xFFFF_FFFFL) | ((long) sequence << 32);
    }

    static long targetTypeAndLength(int target, int type, int payloadLengthBytes) {
        return (target & 0xFFFF_FFFFL) | ((long) type << 32) | ((long) payloadLengthBytes << 48);
    }

    static int source(long word1) {
        return (int) word1;
    }

    static int sequence(long word1) {
        return (int) (word1 >>> 32);
    }

    /**
     * Returns the target LP of a record.
     *
     * @param word2 word 2 of the record.
     * @return id of the LP.
     */
    public static int target(long word2) {
        return (int) word2;
    }

    static int type(long word2) {
        return (int) (word2 >>> 32) & 0xFFFF;
    }

    static int payloadLength(long word2) {
        return (int) (word2 >>> 48);
    }

    /**
     * Returns the length of a record.
     *
     * @param word2 word 2 of the record.
     * @return length in words, header and payload.
     */
    public static int lengthWords(long word2) {
        return lengthWords(payloadLength(word2));
    }

    static int lengthWords(int payloadLengthBytes) {
        return HEADER_WORDS + ((payloadLengthBytes + 7) >>> 3);
    }

    /**
     * The order in which an LP handles its events: time, then source, then sequence. The sequence is compared so that it
     * may wrap around.
     */
    static boolean precedes(long timeA, long word1A, long timeB, long word1B) {
        if (timeA != timeB) {
            return timeA < timeB;
        }
        if (source(word1A) != source(word1B)) {
            return source(word1A) < source(word1B);
        }
        return sequence(word1A) - sequence(word1B) < 0;
    }
}
