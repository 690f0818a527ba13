package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelTest {
    private static final long END_TICKS = 20_000;

    private static LockStep run(int lps, int startEvents, long lookahead, double hot, int partitions, long seed) {
        ParameterValues parameters = RandomModel.parameters(lps, startEvents, lookahead, hot);
        return new LockStep(new RandomModel(), parameters, END_TICKS, partitions, seed).run();
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "3,1,0", "50,2,0", "400,3,0", "1000,1,0.3", "20000,1,0"})
    void shouldGiveSameResultFromWindowsAsFromHeap(int lps, int startEvents, double hot) {
        LockStep fromHeap = run(lps, startEvents, 0, hot, 1, 42);
        LockStep fromWindows = run(lps, startEvents, RandomModel.DELAY_TICKS, hot, 1, 42);
        assertTrue(fromHeap.events() > lps, "events=" + fromHeap.events());
        assertSame(fromHeap, fromWindows);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void shouldGiveSameResultOnAnyNumberOfPartitions(int partitions) {
        for (long seed = 0; seed < 5; seed++) {
            LockStep alone = run(60, 4, RandomModel.DELAY_TICKS, 0.1, 1, seed);
            LockStep divided = run(60, 4, RandomModel.DELAY_TICKS, 0.1, partitions, seed);
            assertSame(alone, divided);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 17, 100, 999})
    void shouldGiveSameResultWithSmallerLookahead(long lookahead) {
        LockStep full = run(40, 3, RandomModel.DELAY_TICKS, 0, 1, 7);
        assertSame(full, run(40, 3, lookahead, 0, 1, 7));
        assertSame(full, run(40, 3, lookahead, 0, 3, 7));
    }

    @Test
    void shouldGiveAnotherDigestForAnotherSeed() {
        assertNotEquals(
                run(50, 2, 1000, 0, 1, 1).digest(), run(50, 2, 1000, 0, 1, 2).digest());
    }

    /** The digest is part of the contract: it must not change between versions of Java or of the engine unnoticed. */
    @Test
    void shouldGiveRecordedDigest() {
        assertEquals(
                "b231fa4357fd8f13", Long.toHexString(run(50, 2, 1000, 0, 1, 1).digest()));
    }

    private static void assertSame(LockStep expected, LockStep actual) {
        assertEquals(expected.events(), actual.events());
        assertEquals(expected.pendingEvents(), actual.pendingEvents());
        assertEquals(Long.toHexString(expected.digest()), Long.toHexString(actual.digest()));
        assertEquals(summary(expected), summary(actual));
    }

    private static String summary(LockStep run) {
        StringBuilder text = new StringBuilder();
        for (Statistic statistic : run.statistics().all()) {
            text.append(statistic.name()).append(statistic.summary(END_TICKS));
        }
        return text.toString();
    }
}
