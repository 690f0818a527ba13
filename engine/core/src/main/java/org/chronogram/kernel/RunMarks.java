package org.chronogram.kernel;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.chronogram.model.StatisticSet;

/**
 * The simulated times at which a partition does something with its statistics: it takes a sample, notes its digests, or begins
 * to measure when the warm-up is over; and those at which the run may end early. All partitions do so at the same step
 * boundary, when no event before the time is left anywhere, and no window goes past it before. So what they find depends on
 * no layout. Not thread safe.
 */
public final class RunMarks {
    private final long warmUpTicks;
    private final MarkTimes samples;
    private MarkTimes digestTimes;
    private long endTicks;
    private final StatisticSet statistics;
    private final LongSupplier events;
    private final LongSupplier digest;
    private Supplier<long[]> groupDigests = () -> new long[0];
    private boolean warm;
    private boolean ended;
    private EndChecks checks;
    private LongSupplier endCount = () -> 0;

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
        this.endTicks = endTicks;
        samples = new MarkTimes(sampleTicks, endTicks);
        digestTimes = new MarkTimes(0, endTicks);
        this.statistics = statistics;
        this.events = events;
        this.digest = digest;
        warm = warmUpTicks == 0;
        checks = new EndChecks(0, endTicks, warmUpTicks, Optional.empty());
        if (hasNext()) {
            statistics.keepSeries(samples.times());
        }
    }

    /**
     * Notes digests from time to time. To be called before the run begins.
     *
     * @param everyTicks time from one to the next; 0 for none.
     * @param digests gives the digest of each group of LPs.
     */
    void logDigests(long everyTicks, Supplier<long[]> digests) {
        groupDigests = digests;
        digestTimes = new MarkTimes(everyTicks, endTicks);
        if (digestTimes.hasNext()) {
            statistics.keepDigests(digestTimes.times());
        }
    }

    /**
     * Sets when the run may end early. To be called before the run begins.
     *
     * @param everyTicks time from one check to the next; 0 for none.
     * @param condition ends the run when it holds at a check.
     */
    void checkEnd(long everyTicks, Optional<EndCondition> condition) {
        checks = new EndChecks(everyTicks, endTicks, warmUpTicks, condition);
        endCount = condition.map(each -> each.countIn(statistics)).orElse(() -> 0);
    }

    /**
     * Returns what this partition contributes to the count that the condition for an early end is about.
     *
     * @return its count; 0 where there is no condition.
     */
    public long endCount() {
        return endCount.getAsLong();
    }

    /**
     * Returns the end of the run: that which was given, or an earlier one once the run has met it.
     *
     * @return time in ticks.
     */
    public long endTicks() {
        return endTicks;
    }

    /** Tells whether the run has ended early, at a check. */
    boolean hasEnded() {
        return ended;
    }

    /**
     * Returns the next time past which no window may go.
     *
     * @return time in ticks, Long.MAX_VALUE when there is none.
     */
    public long nextTicks() {
        long measuredTicks = Math.min(samples.nextTicks(), digestTimes.nextTicks());
        return Math.min(warm ? Long.MAX_VALUE : warmUpTicks, Math.min(measuredTicks, checks.nextTicks()));
    }

    private boolean hasNext() {
        return !warm || samples.hasNext() || digestTimes.hasNext() || checks.nextTicks() < Long.MAX_VALUE;
    }

    /**
     * Does what is to be done at all marks up to a time, or to the end of the run if that comes before. To be called at each
     * step boundary, by all partitions with the same arguments.
     *
     * @param nextEventTicks time of the next event of the whole run.
     * @param stopAsked whether an LP of the run has asked for its end.
     * @param count the sum of the {@link #endCount} of all partitions.
     */
    public void pass(long nextEventTicks, boolean stopAsked, long count) {
        long counted = count;
        while (hasNext() && nextTicks() <= Math.min(nextEventTicks, endTicks)) {
            long ticks = nextTicks();
            measure(ticks);
            if (!warm && ticks == warmUpTicks) {
                statistics.restart(ticks);
                warm = true;
                counted = 0;
            }
            if (ticks == checks.nextTicks() && checks.pass(nextEventTicks, stopAsked, counted)) {
                endTicks = ticks;
                ended = true;
            }
        }
    }

    private void measure(long ticks) {
        if (samples.isNext(ticks)) {
            statistics.series().orElseThrow().take(samples.pass(), events.getAsLong(), digest.getAsLong());
        }
        if (digestTimes.isNext(ticks)) {
            statistics.digests().orElseThrow().take(digestTimes.pass(), events.getAsLong(), groupDigests.get());
        }
    }

    /**
     * Continues a run that had passed all marks up to a time.
     *
     * @param nextEventTicks time of the next event of the whole run.
     */
    public void resume(long nextEventTicks) {
        samples.passUntil(Math.min(nextEventTicks, endTicks));
        digestTimes.passUntil(Math.min(nextEventTicks, endTicks));
        warm |= warmUpTicks <= nextEventTicks;
        checks.passed(nextEventTicks);
    }
}
