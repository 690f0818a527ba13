package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.chronogram.kernel.EndCondition;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.DigestSeries;
import org.chronogram.model.SeriesRange;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSeries;
import org.chronogram.model.StatisticSet;

/** A warm-up, samples, a log of digests and a condition that ends a run of a {@code LinkedModel}, drawn from a seed. */
record RandomMeasuring(
        long warmUpTicks, long sampleTicks, long digestTicks, Optional<EndCondition> end, long checkTicks) {
    static final RandomMeasuring NONE = new RandomMeasuring(0, 0, 0, Optional.empty(), 0);

    private static final int MOST_COUNTED = 1_000;
    private static final int LONGEST_CHECK_TICKS = 2_000;

    private static final long MOST_SAMPLES = 1_000;
    private static final long MOST_DIGESTS = 100;

    static RandomMeasuring of(long seed, long endTicks) {
        Random random = new Random(~seed);
        long warmUpTicks = random.nextInt(3) == 0 ? 0 : random.nextLong(endTicks);
        long sampleTicks = random.nextInt(4) == 0 ? 0 : endTicks / (1 + random.nextLong(MOST_SAMPLES));
        long digestTicks = random.nextInt(4) == 0 ? 0 : endTicks / (1 + random.nextLong(MOST_DIGESTS));
        Optional<EndCondition> end = random.nextInt(4) == 0
                ? Optional.of(EndCondition.parse("time>=" + random.nextInt(MOST_COUNTED)))
                : Optional.empty();
        long checkTicks = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(LONGEST_CHECK_TICKS);
        return new RandomMeasuring(warmUpTicks, sampleTicks, digestTicks, end, checkTicks);
    }

    void applyTo(WorkerPartitions worker, long endTicks) {
        if (!equals(NONE)) {
            worker.measure(warmUpTicks, sampleTicks, endTicks);
            worker.logDigests(digestTicks);
            worker.endWhen(end, checkTicks);
        }
    }

    void applyTo(SequentialEngine engine, long endTicks) {
        engine.kernel().setup().measure(warmUpTicks, sampleTicks, endTicks);
        engine.kernel().setup().logDigests(digestTicks);
        engine.kernel().setup().endWhen(end, checkTicks);
    }

    /** Compares everything that was measured. */
    void assertSame(StatisticSet expected, StatisticSet found, long endTicks, String which) {
        for (Statistic statistic : expected.all()) {
            assertEquals(
                    statistic.summary(endTicks),
                    found.find(statistic.name()).orElseThrow().summary(endTicks),
                    which);
        }
        if (sampleTicks > 0) {
            long samples = Math.min(
                    endTicks / sampleTicks, expected.series().orElseThrow().samples());
            assertEquals(samples, expected.series().orElseThrow().taken(), which);
            assertSame(expected.series().orElseThrow(), found.series().orElseThrow(), which);
        }
        if (digestTicks > 0) {
            assertSame(expected.digests().orElseThrow(), found.digests().orElseThrow(), which);
        }
    }

    private static void assertSame(DigestSeries expected, DigestSeries found, String which) {
        assertEquals(expected.times(), found.times(), which);
        for (int time = 0; time < expected.times(); time++) {
            assertEquals(expected.has(time), found.has(time), which + ", digests " + time);
            if (!expected.has(time)) {
                // The run has ended before.
                return;
            }
            assertEquals(expected.events(time), found.events(time), which + ", digests " + time);
            for (int group = 0; group < DigestSeries.GROUPS; group++) {
                assertEquals(expected.digest(time, group), found.digest(time, group), which + ", digests " + time);
            }
        }
    }

    private void assertSame(StatisticSeries expected, StatisticSeries found, String which) {
        assertEquals(expected.taken(), found.taken(), which);
        for (int i = 0; i < expected.taken(); i++) {
            SeriesRange range = new SeriesRange(i, i, true, 0, (i + 1) * sampleTicks);
            assertEquals(expected.between(range), found.between(range), which + ", sample " + i);
        }
    }
}
