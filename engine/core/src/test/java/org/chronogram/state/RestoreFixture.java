package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chronogram.kernel.LockStep;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;

/** Runs in lock step whose state is written to memory and restored. */
abstract class RestoreFixture {
    static final long END_TICKS = 20_000;
    static final int LPS = 20;
    static final long STATEFUL_END_TICKS = 10L << 22;

    static IntFunction<LockStep> runs(Model model, long endTicks) {
        ParameterValues parameters = ParameterValues.parse(model, Map.of());
        return partitions -> new LockStep(model, parameters, endTicks, partitions, 5);
    }

    /** Runs of partitions that own any LPs: each LP belongs to the partition that the function names. */
    static IntFunction<LockStep> scattered(Model model, long endTicks, int lps, Owners owners) {
        ParameterValues parameters = ParameterValues.parse(model, Map.of());
        return partitions -> new LockStep(
                model,
                parameters,
                endTicks,
                IntStream.range(0, lps)
                        .map(lp -> owners.of(lp, lps, partitions))
                        .toArray(),
                5);
    }

    /** Ways of dividing the LPs. */
    enum Owners {
        BLOCKS {
            @Override
            int of(int lp, int lps, int partitions) {
                return (int) ((long) lp * partitions / lps);
            }
        },
        INTERLEAVED {
            @Override
            int of(int lp, int lps, int partitions) {
                return lp % partitions;
            }
        },
        RANDOM {
            @Override
            int of(int lp, int lps, int partitions) {
                return lp < partitions ? lp : new SplittableRandom(lp).nextInt(partitions);
            }
        };

        abstract int of(int lp, int lps, int partitions);
    }

    static void assertSame(LockStep expected, LockStep actual) {
        assertTrue(expected.events() > 500, "events=" + expected.events());
        assertEquals(expected.events(), actual.events());
        assertEquals(expected.pendingEvents(), actual.pendingEvents());
        assertEquals(Long.toHexString(expected.digest()), Long.toHexString(actual.digest()));
        assertEquals(summary(expected), summary(actual));
    }

    static String summary(LockStep run) {
        StringBuilder text = new StringBuilder();
        for (Statistic statistic : run.statistics().all()) {
            text.append(statistic.name()).append(statistic.summary(END_TICKS));
        }
        return text.toString();
    }
}
