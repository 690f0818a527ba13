package org.chronogram.sync;

import java.util.Arrays;

/**
 * The windows of a partition, one after the other, up to the end of the run: the one place that knows when the run is over
 * and which time it has reached. Not thread safe.
 */
final class WindowSequence {
    private final WindowPolicy policy;
    private final int partition;
    private final long endTicks;
    private long startTicks;
    private long horizonTicks;
    private long reachedTicks;

    /**
     * Creates the sequence; events at the end of the run or later are not executed.
     *
     * @param policy decides how long a window is.
     * @param partition index of the partition.
     * @param endTicks end of the run.
     */
    WindowSequence(WindowPolicy policy, int partition, long endTicks) {
        this.policy = policy;
        this.partition = partition;
        this.endTicks = endTicks;
    }

    static long smallest(long[] ticks) {
        long smallest = Long.MAX_VALUE;
        for (long candidate : ticks) {
            smallest = Math.min(smallest, candidate);
        }
        return smallest;
    }

    /**
     * Continues a run: no partition has an event before the smallest next event time of the position. A window that was
     * planned is kept: after a loss the partition must execute the very windows that it executed before, and from the
     * smallest next event time alone a shorter one can follow than from those of all partitions.
     */
    void resume(StepPosition position, int partitions) {
        long[] nextEventTicks = new long[partitions];
        Arrays.fill(nextEventTicks, position.nextEventTicks());
        reachedTicks = position.reachedTicks();
        plan(nextEventTicks);
        if (position.hasHorizon() && !isOver()) {
            horizonTicks = position.horizonTicks();
        }
    }

    /** Plans the next window from the next event times of all partitions. */
    void plan(long[] nextEventTicks) {
        startTicks = smallest(nextEventTicks);
        horizonTicks = isOver() ? endTicks : Math.min(endTicks, policy.horizonTicks(partition, nextEventTicks));
    }

    /** Tells whether no event before the end of the run is left, in any partition. */
    boolean isOver() {
        return startTicks >= endTicks;
    }

    /** Returns the smallest next event time of all partitions. */
    long startTicks() {
        return startTicks;
    }

    /** Returns the end of the planned window, exclusive. */
    long horizonTicks() {
        return horizonTicks;
    }

    /** The planned window was executed. It can end before the time reached, where that of others was smaller. */
    void executed() {
        reachedTicks = Math.max(reachedTicks, horizonTicks);
    }

    /** Returns the time before which every event of the partition was executed; the end of the run when it is over. */
    long reachedTicks() {
        return isOver() ? endTicks : reachedTicks;
    }
}
