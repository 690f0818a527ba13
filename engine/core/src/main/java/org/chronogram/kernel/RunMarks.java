package org.chronogram.kernel;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.chronogram.model.StatisticSet;

/**
 * The simulated times at which a partition does something with its statistics: it takes a sample, notes its digests, or begins
 * to measure when the warm-up is over. All partitions do so at the same step boundary, when no event before the time is left anywhere, and no
 * window goes past it before. So what they find depends on no layout. Not thread safe.
 */
public final class RunMarks {
    private final long warmUpTicks;
    private final long sampleTicks;
    private final long endTicks;
    private final int samples;
    private final StatisticSet statistics;
    private final LongSupplier events;
    private final LongSupplier digest;
    private Supplier<long[]> groupDigests = () -> new long[0];
    private long digestTicks;
    private int digestTimes;
    private int nextDigest;
    private int nextSample;
    private boolean warm;

    /**
     * Creates the marks of a run.
     *
     * @param warmUpTicks when measuring begins; 0 for the start of the run.
     * @param sampleTicks time from sample to sample; 0 for none.
     * @param endTicks end of the run; a sample is taken there too.
     * @param statistics statistics of the partition; gets room for the samples.
     * @param events gives how many events the partition has handled.
     * @param digest gives the digest of all events that its LPs have handled.
     */
    RunMarks(
            long warmUpTicks,
            long sampleTicks,
            long endTicks,
            StatisticSet statistics,
            LongSupplier events,
            LongSupplier digest) {
        this.warmUpTicks = warmUpTicks;
        this.sampleTicks = sampleTicks;
        this.endTicks = endTicks;
        samples = sampleTicks == 0 ? 0 : Math.toIntExact(endTicks / sampleTicks);
        this.statistics = statistics;
        this.events = events;
        this.digest = digest;
        warm = warmUpTicks == 0;
        if (hasNext()) {
            statistics.keepSeries(samples);
        }
    }

    /**
     * Notes digests from time to time. To be called before the run begins.
     *
     * @param everyTicks time from one to the next; 0 for none.
     * @param digests gives the digest of each group of LPs.
     */
    void logDigests(long everyTicks, Supplier<long[]> digests) {
        digestTicks = everyTicks;
        groupDigests = digests;
        digestTimes = everyTicks == 0 ? 0 : Math.toIntExact(endTicks / everyTicks);
        if (digestTimes > 0) {
            statistics.keepDigests(digestTimes);
        }
    }

    /**
     * Returns the next time past which no window may go.
     *
     * @return time in ticks, Long.MAX_VALUE when there is none.
     */
    public long nextTicks() {
        return Math.min(warm ? Long.MAX_VALUE : warmUpTicks, Math.min(nextSampleTicks(), nextDigestTicks()));
    }

    private long nextDigestTicks() {
        return nextDigest < digestTimes ? (nextDigest + 1) * digestTicks : Long.MAX_VALUE;
    }

    private long nextSampleTicks() {
        return nextSample < samples ? (nextSample + 1) * sampleTicks : Long.MAX_VALUE;
    }

    private boolean hasNext() {
        return !warm || nextSample < samples || nextDigest < digestTimes;
    }

    /**
     * Does what is to be done at all marks up to a time. To be called at each step boundary, by all partitions with the same
     * time.
     *
     * @param nextEventTicks time of the next event of the whole run.
     */
    public void pass(long nextEventTicks) {
        while (hasNext() && nextTicks() <= Math.min(nextEventTicks, endTicks)) {
            long ticks = nextTicks();
            if (ticks == nextSampleTicks() && nextSample < samples) {
                statistics.series().orElseThrow().take(nextSample++, events.getAsLong(), digest.getAsLong());
            }
            if (ticks == nextDigestTicks() && nextDigest < digestTimes) {
                statistics.digests().orElseThrow().take(nextDigest++, events.getAsLong(), groupDigests.get());
            }
            if (!warm && ticks == warmUpTicks) {
                statistics.restart(ticks);
                warm = true;
            }
        }
    }

    /**
     * Continues a run that had passed all marks up to a time.
     *
     * @param nextEventTicks time of the next event of the whole run.
     */
    public void resume(long nextEventTicks) {
        while (nextSample < samples && nextSampleTicks() <= Math.min(nextEventTicks, endTicks)) {
            nextSample++;
        }
        while (nextDigest < digestTimes && nextDigestTicks() <= Math.min(nextEventTicks, endTicks)) {
            nextDigest++;
        }
        warm |= warmUpTicks <= nextEventTicks;
    }
}
