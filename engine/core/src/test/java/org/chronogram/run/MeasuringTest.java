package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class MeasuringTest {
    private static final TimeBase TIME_BASE = new TimeBase("s", 1_000);

    private static String refusal(long warmUpTicks, long sampleTicks, long endTicks) {
        return assertThrows(
                        InvalidInputException.class,
                        () -> new Measuring(warmUpTicks, sampleTicks, false, 0).require(endTicks, TIME_BASE))
                .getMessage();
    }

    @Test
    void shouldRequireThatSomethingIsMeasured() {
        assertEquals(
                "--warm-up=2s: the run ends at 2s, so nothing would be measured; give a shorter warm-up, or a later --end",
                refusal(2_000, 0, 2_000));
        assertDoesNotThrow(() -> new Measuring(1_999, 1_000, false, 0).require(2_000, TIME_BASE));
    }

    @Test
    void shouldRequireASampleAndNotTooMany() {
        assertEquals(
                "--sample-every=3s: the run ends at 2s, before the first sample; give a shorter time, or a later --end",
                refusal(0, 3_000, 2_000));
        assertEquals(
                "--sample-every=0.001s: the run would have 10000001 samples: expected at most 10000000; give a longer time",
                refusal(0, 1, 10_000_001));
    }

    @Test
    void shouldRefuseNegativeTimes() {
        assertEquals("a warm-up of -1 ticks and a sample every 0 ticks: expected at least 0", refusal(-1, 0, 2_000));
    }

    @Test
    void shouldRequireAnEntryOfTheDigestLogAndNotTooMany() {
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Measuring.ALL.loggingDigests(3_000).require(2_000, TIME_BASE))
                .getMessage();
        assertEquals(
                "--digest-log=3s: the log of a run that ends at 2s would have 0 entries: expected 1 to 100000; give another"
                        + " time, or leave it out",
                message);
        assertThrows(
                InvalidInputException.class,
                () -> Measuring.ALL.loggingDigests(1).require(100_001, TIME_BASE));
        assertDoesNotThrow(() -> Measuring.ALL.loggingDigests(1).require(100_000, TIME_BASE));
    }

    @Test
    void shouldKeepADigestLogWithoutASeries() {
        StatisticSet statistics = new StatisticSet();
        Measuring.ALL.loggingDigests(10).keepSeries(statistics, 1_000);
        assertFalse(statistics.series().isPresent());
        assertEquals(100, statistics.digests().orElseThrow().times());
    }

    @Test
    void shouldKeepNoSeriesUnlessAsked() {
        StatisticSet statistics = new StatisticSet();
        Measuring.ALL.keepSeries(statistics, 1_000);
        assertFalse(statistics.series().isPresent());
        new Measuring(0, 10, false, 0).keepSeries(statistics, 1_000);
        assertEquals(100, statistics.series().orElseThrow().samples());
    }
}
