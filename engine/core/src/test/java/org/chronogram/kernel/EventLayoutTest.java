package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventLayoutTest {
    private static final int[] INTS = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x1234_5678};
    private static final int[] SHORTS = {0, 1, 0x7FFF, 0x8000, 0xFFFF, 1280};
    private static final long[] TIMES = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final int BEFORE = 5;

    /** Words with a header between others, all of whose bits are set. */
    private final long[] words = new long[BEFORE + EventLayout.HEADER_WORDS + BEFORE];

    private void put(long time, int source, int sequence, int target, int type, int payloadLengthBytes) {
        Arrays.fill(words, -1);
        EventLayout.putHeader(words, BEFORE, time, source, sequence, target, type, payloadLengthBytes);
    }

    private static boolean precedes(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return EventLayout.precedes(both, 0, both, a.length);
    }

    @Test
    void shouldKeepTimeSourceAndSequenceApart() {
        for (long time : TIMES) {
            for (int source : INTS) {
                for (int sequence : INTS) {
                    put(time, source, sequence, 0, 0, 0);
                    assertEquals(time, EventLayout.time(words, BEFORE));
                    assertEquals(source, EventLayout.source(words, BEFORE));
                    assertEquals(sequence, EventLayout.sequence(words, BEFORE));
                }
            }
        }
    }

    @Test
    void shouldKeepTargetTypeAndLengthApart() {
        for (int target : INTS) {
            for (int type : SHORTS) {
                for (int anyLength : SHORTS) {
                    int length = anyLength & 0x3FFF;
                    put(-1, -1, -1, target, type, length);
                    assertEquals(target, EventLayout.target(words, BEFORE));
                    assertEquals(type, EventLayout.type(words, BEFORE));
                    assertEquals(length, EventLayout.payloadLengthBytes(words, BEFORE));
                    assertMarkIsApart();
                }
            }
        }
    }

    private void assertMarkIsApart() {
        long[] unmarked = words.clone();
        assertFalse(EventLayout.isCancellable(words, BEFORE));
        EventLayout.markCancellable(words, BEFORE);
        assertTrue(EventLayout.isCancellable(words, BEFORE));
        assertEquals(EventLayout.target(unmarked, BEFORE), EventLayout.target(words, BEFORE));
        assertEquals(EventLayout.type(unmarked, BEFORE), EventLayout.type(words, BEFORE));
        assertEquals(EventLayout.lengthWords(unmarked, BEFORE), EventLayout.lengthWords(words, BEFORE));
        EventLayout.removeMark(words, BEFORE);
        assertArrayEquals(unmarked, words);
    }

    @Test
    void shouldWriteNothingButItsRecord() {
        put(0, 0, 0, 0, 0, 0);
        long[] expected = new long[words.length];
        Arrays.fill(expected, -1);
        Arrays.fill(expected, BEFORE, BEFORE + EventLayout.HEADER_WORDS, 0);
        assertArrayEquals(expected, words);
        EventLayout.putPayloadWord(words, BEFORE, 2, Long.MIN_VALUE);
        expected[BEFORE + EventLayout.HEADER_WORDS + 2] = Long.MIN_VALUE;
        assertArrayEquals(expected, words);
        assertEquals(Long.MIN_VALUE, EventLayout.payloadWord(words, BEFORE, 2));
    }

    /** Records have this layout on the wire too: a change of it requires a new protocol version. */
    @Test
    void shouldLayOutWordsAsDocumented() {
        put(0x7766_5544_3322_1100L, 0x1122_3344, 0xAABB_CCDD, 0x5566_7788, 0xBEEF, 0x0500);
        assertEquals(0x7766_5544_3322_1100L, words[BEFORE]);
        assertEquals(0xAABB_CCDD_1122_3344L, words[BEFORE + 1]);
        assertEquals(0x0500_BEEF_5566_7788L, words[BEFORE + 2]);
        assertEquals(words[BEFORE + 1], EventLayout.sourceAndSequence(words, BEFORE));
        assertEquals(words[BEFORE + 2], EventLayout.targetTypeAndLength(words, BEFORE));
        assertEquals(24, EventLayout.HEADER_BYTES);
    }

    /** Bytes are little-endian on every machine, and a record may begin at any byte. */
    @Test
    void shouldReadFromABufferWhatIsInMemory() {
        for (int at : INTS) {
            long[] record = Records.of(-at, at, ~at, at ^ 0x55, 0xFFFE, 9);
            EventLayout.putPayloadWord(record, 0, 1, at);
            byte[] bytes = new byte[BEFORE + record.length * Long.BYTES];
            ByteBuffer.wrap(bytes, BEFORE, bytes.length - BEFORE)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .put(record);
            UnsafeBuffer buffer = new UnsafeBuffer(bytes);
            assertEquals(EventLayout.time(record, 0), EventLayout.time(buffer, BEFORE));
            assertEquals(EventLayout.sourceAndSequence(record, 0), EventLayout.sourceAndSequence(buffer, BEFORE));
            assertEquals(EventLayout.target(record, 0), EventLayout.target(buffer, BEFORE));
            assertEquals(record.length, EventLayout.lengthWords(buffer, BEFORE));
            long[] copied = new long[record.length];
            EventLayout.copy(buffer, BEFORE, copied, record.length);
            assertArrayEquals(record, copied);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 4", "7, 4", "8, 4", "9, 5", "1280, 163", "16383, 2051"})
    void shouldPadPayloadToWords(int payloadBytes, int lengthWords) {
        assertEquals(lengthWords, EventLayout.lengthWords(payloadBytes));
        assertEquals(lengthWords - EventLayout.HEADER_WORDS, EventLayout.payloadWords(payloadBytes));
        put(-1, -1, -1, -1, 0xFFFF, payloadBytes);
        assertEquals(lengthWords, EventLayout.lengthWords(words, BEFORE));
    }

    @Test
    void shouldOrderByTimeThenSourceThenSequence() {
        assertOrder(Records.of(1, 9, 9), Records.of(2, 0, 0));
        assertOrder(Records.of(5, 1, 9), Records.of(5, 2, 0));
        assertOrder(Records.of(5, 1, 3), Records.of(5, 1, 4));
        assertOrder(Records.of(0, 1, 0), Records.of(Long.MAX_VALUE, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, -2147483648",
        "-1, 0",
        "-5, 5",
        "2147483600, -2147483600",
        "0, 2147483647",
        "-2147483648, -1"
    })
    void shouldOrderSequencesAcrossWrapAround(int earlier, int later) {
        assertOrder(Records.of(5, 1, earlier), Records.of(5, 1, later));
    }

    @Test
    void shouldNotPrecedeItself() {
        assertFalse(precedes(Records.of(5, 1, 3), Records.of(5, 1, 3)));
    }

    private static void assertOrder(long[] earlier, long[] later) {
        assertTrue(precedes(earlier, later));
        assertFalse(precedes(later, earlier));
    }
}
