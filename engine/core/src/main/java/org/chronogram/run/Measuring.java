package org.chronogram.run;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/**
 * When the statistics of a run are sampled, and when measuring begins.
 *
 * @param warmUpTicks when measuring begins: what was recorded before is forgotten; 0 for the start of the run.
 * @param sampleTicks time from sample to sample; 0 for none.
 * @param findsWarmUp whether the end of the transient is to be found from the samples, when the run is over.
 */
public record Measuring(long warmUpTicks, long sampleTicks, boolean findsWarmUp) {
    /** Everything is measured, and nothing sampled. */
    public static final Measuring ALL = new Measuring(0, 0, false);

    private static final long MOST_SAMPLES = 10_000_000;

    /**
     * Requires that there is time to measure in, and that the samples are not too many.
     *
     * @param endTicks end of the run.
     * @param timeBase time base of the model, for messages.
     * @throws InvalidInputException when it cannot be measured so.
     */
    void require(long endTicks, TimeBase timeBase) {
        if (warmUpTicks < 0 || sampleTicks < 0) {
            throw new InvalidInputException("a warm-up of " + warmUpTicks + " ticks and a sample every " + sampleTicks
                    + " ticks: expected at least 0");
        }
        String end = timeBase.format(endTicks);
        if (warmUpTicks >= endTicks) {
            throw new InvalidInputException("--warm-up=" + timeBase.format(warmUpTicks) + ": the run ends at " + end
                    + ", so nothing would be measured; give a shorter warm-up, or a later --end");
        }
        if (sampleTicks > endTicks) {
            throw new InvalidInputException("--sample-every=" + timeBase.format(sampleTicks) + ": the run ends at "
                    + end + ", before the first sample; give a shorter time, or a later --end");
        }
        if (samples(endTicks) > MOST_SAMPLES) {
            throw new InvalidInputException("--sample-every=" + timeBase.format(sampleTicks) + ": the run would have "
                    + samples(endTicks) + " samples: expected at most " + MOST_SAMPLES + "; give a longer time");
        }
    }

    private long samples(long endTicks) {
        return sampleTicks == 0 ? 0 : endTicks / sampleTicks;
    }

    /** Makes room for the samples of a run. */
    void keepSeries(StatisticSet statistics, long endTicks) {
        if (!equals(ALL)) {
            statistics.keepSeries((int) samples(endTicks));
        }
    }
}
