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
 * @param digestTicks time from one entry of the digest log to the next; 0 for no log.
 */
public record Measuring(long warmUpTicks, long sampleTicks, boolean findsWarmUp, long digestTicks) {
    /** Everything is measured, and nothing sampled. */
    public static final Measuring ALL = new Measuring(0, 0, false, 0);

    private static final long MOST_SAMPLES = 10_000_000;
    private static final long MOST_DIGESTS = 100_000;

    /**
     * Adds a log of digests.
     *
     * @param everyTicks time from one entry to the next.
     * @return a changed copy.
     */
    public Measuring loggingDigests(long everyTicks) {
        return new Measuring(warmUpTicks, sampleTicks, findsWarmUp, everyTicks);
    }

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
        requireDigests(endTicks, timeBase);
        if (samples(endTicks) > MOST_SAMPLES) {
            throw new InvalidInputException("--sample-every=" + timeBase.format(sampleTicks) + ": the run would have "
                    + samples(endTicks) + " samples: expected at most " + MOST_SAMPLES + "; give a longer time");
        }
    }

    private void requireDigests(long endTicks, TimeBase timeBase) {
        if (digestTicks < 0 || digestTicks > endTicks || digests(endTicks) > MOST_DIGESTS) {
            throw new InvalidInputException("--digest-log=" + timeBase.format(digestTicks)
                    + ": the log of a run that ends at "
                    + timeBase.format(endTicks) + " would have " + digests(endTicks) + " entries: expected 1 to "
                    + MOST_DIGESTS + "; give another time, or leave it out");
        }
    }

    private long digests(long endTicks) {
        return digestTicks <= 0 ? 0 : endTicks / digestTicks;
    }

    private long samples(long endTicks) {
        return sampleTicks == 0 ? 0 : endTicks / sampleTicks;
    }

    /** Makes room for the samples of a run. */
    void keepSeries(StatisticSet statistics, long endTicks) {
        if (warmUpTicks > 0 || sampleTicks > 0) {
            statistics.keepSeries((int) samples(endTicks));
        }
        if (digestTicks > 0) {
            statistics.keepDigests((int) digests(endTicks));
        }
    }
}
