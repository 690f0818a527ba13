package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventLayoutTest {
    private static final int[] INTS = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x1234_5678};
    private static final int[] SHORTS = {0, 1, 0x7FFF, 0x8000, 0xFFFF, 1280};

    private static boolean precedes(long[] a, long[] b) {
        return EventLayout.precedes(a[0], a[1], b[0], b[1]);
    }

    @Test
    void shouldKeepSourceAndSequenceApart() {
        for (int source : INTS) {
            for (int sequence : INTS) {
                long word = EventLayout.sourceAndSequence(source, sequence);
                assertEquals(source, EventLayout.source(word));
                assertEquals(sequence, EventLayout.sequence(word));
            }
        }
    }

    @Test
    void shouldKeepTargetTypeAndLengthApart() {
        for (int target : INTS) {
            for (int type : SHORTS) {
                for (int length : SHORTS) {
                    long word = EventLayout.targetTypeAndLength(target, type, length);
                    assertEquals(target, EventLayout.target(word));
                    assertEquals(type, EventLayout.type(word));
                    assertEquals(length, EventLayout.payloadLength(word));
                }
            }
        }
    }

    /** The layout is what goes over the wire: it changes only together with the protocol version. */
    @Test
    void shouldLayOutWordsAsDocumented() {
        assertEquals(0xAABB_CCDD_1122_3344L, EventLayout.sourceAndSequence(0x1122_3344, 0xAABB_CCDD));
        assertEquals(0x0500_BEEF_1122_3344L, EventLayout.targetTypeAndLength(0x1122_3344, 0xBEEF, 0x0500));
        assertEquals(24, EventLayout.HEADER_BYTES);
        assertEquals(16, EventLayout.TARGET_OFFSET_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 4", "7, 4", "8, 4", "9, 5", "1280, 163", "65535, 8195"})
    void shouldPadPayloadToWords(int payloadBytes, int words) {
        assertEquals(words, EventLayout.lengthWords(payloadBytes));
        assertEquals(words, EventLayout.lengthWords(EventLayout.targetTypeAndLength(-1, 0xFFFF, payloadBytes)));
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
