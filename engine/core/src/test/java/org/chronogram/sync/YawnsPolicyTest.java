package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.kernel.WindowGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YawnsPolicyTest {
    private static long horizon(long lookahead, int partition, long... nextEventTicks) {
        return new YawnsPolicy(new WindowGrid(lookahead)).horizonTicks(partition, nextEventTicks);
    }

    @Test
    void shouldEndOneLookaheadAfterTheFirstEventOfAll() {
        assertEquals(48, horizon(8, 0, 70, 40, 50));
    }

    @ParameterizedTest
    @CsvSource({"40, 48", "41, 48", "42, 50", "47, 54"})
    void shouldEndOnTheBoundaryOfABucket(long start, long end) {
        assertEquals(end, horizon(8, 0, start));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void shouldAnswerTheSameToEveryPartition(int partition) {
        assertEquals(48, horizon(8, partition, 70, 40, 50));
    }

    @Test
    void shouldLeaveOutPartitionsWithoutEvents() {
        assertEquals(58, horizon(8, 0, Frames.NONE, 50, Frames.NONE));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void shouldGoOneTickAtATimeWithoutOrWithTheLeastLookahead(long lookahead) {
        assertEquals(51, horizon(lookahead, 0, 50, 60));
    }

    @Test
    void shouldNotOverflowAtTheEndOfTime() {
        assertEquals(Long.MAX_VALUE, horizon(1000, 0, Long.MAX_VALUE - 10, Frames.NONE));
        assertEquals(Long.MAX_VALUE, horizon(0, 0, Frames.NONE));
    }
}
