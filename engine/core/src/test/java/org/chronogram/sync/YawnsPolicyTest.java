package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.kernel.WindowGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YawnsPolicyTest {
    private static YawnsPolicy policy(long lookahead) {
        return new YawnsPolicy(new WindowGrid(lookahead));
    }

    private static long horizon(long lookahead, long startTicks) {
        return policy(lookahead).horizonTicks(startTicks, Frames.NONE);
    }

    @Test
    void shouldEndOneLookaheadAfterTheFirstEventOfAll() {
        assertEquals(48, horizon(8, 40));
    }

    @ParameterizedTest
    @CsvSource({"40, 48", "41, 48", "42, 50", "47, 54"})
    void shouldEndOnTheBoundaryOfABucket(long start, long end) {
        assertEquals(end, horizon(8, start));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 41, 47, 48, 49, Long.MAX_VALUE})
    void shouldAnswerTheSameWhereverThePartitionIs(long reachTicks) {
        assertEquals(48, policy(8).horizonTicks(40, reachTicks));
    }

    @Test
    void shouldNameNoPartitionInAnEnd() {
        assertEquals(0, policy(8).partitions());
        StepEnd end = Frames.stepEnd(3, 0, 40);
        policy(8).reach(40, new EventBatches(new FakeExchange(1), 0, 2), end);
        assertEquals("END flags=0 step=3 from=0 records=0 times=[40]", Frames.text(end.encode(0, 0, 0)));
        assertEquals(Frames.NONE, policy(8).reachTicks(40));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void shouldGoOneTickAtATimeWithoutOrWithTheLeastLookahead(long lookahead) {
        assertEquals(51, horizon(lookahead, 50));
    }

    @Test
    void shouldNotOverflowAtTheEndOfTime() {
        assertEquals(Long.MAX_VALUE, horizon(1000, Long.MAX_VALUE - 10));
        assertEquals(Long.MAX_VALUE, horizon(0, Frames.NONE));
    }
}
