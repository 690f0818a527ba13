package org.chronogram.sync;

/**
 * The windows of a partition, one after the other, up to the end of the run: the one place that knows when the run is over
 * and which time the partition has reached. Not thread safe.
 */
final class WindowSequence {
    private final WindowPolicy policy;
    private long runEndTicks;
    private long endTicks;
    private long startTicks;
    private long horizonTicks;
    private long reachedTicks;

    /**
     * Creates the sequence; events at the end of the run or later are not executed.
     *
     * @param policy decides how long a window is.
     * @param endTicks end of the run.
     */
    WindowSequence(WindowPolicy policy, long endTicks) {
        this.policy = policy;
        runEndTicks = endTicks;
        this.endTicks = endTicks;
    }

    /**
     * Continues a run: no partition has an event before the smallest next event time of the position. A window that was
     * planned is kept: after a loss the partition must execute the very windows that it executed before, and from the
     * smallest next event time alone a shorter one can follow than from what all partitions said.
     *
     * @param markTicks time past which no window may go.
     */
    void resume(StepPosition position, long markTicks) {
        reachedTicks = position.reachedTicks();
        plan(position.nextEventTicks(), policy.reachTicks(position.nextEventTicks()), markTicks);
        if (position.hasHorizon() && !isOver()) {
            horizonTicks = position.horizonTicks();
        }
    }

    /**
     * Plans the next window.
     *
     * @param nextEventTicks smallest time of all pending events of the run.
     * @param reachTicks when anything can reach the partition at the earliest.
     * @param markTicks time past which the window may not go, after the next event.
     */
    void plan(long nextEventTicks, long reachTicks, long markTicks) {
        startTicks = nextEventTicks;
        horizonTicks = startTicks >= runEndTicks
                ? runEndTicks
                : Math.min(Math.min(runEndTicks, markTicks), policy.horizonTicks(startTicks, reachTicks));
    }

    /**
     * Lets the run end early. The windows of partitions may end at different times, so the others still reach the one that
     * has come furthest, in further steps; LPs must not finish at a time before that of an event that they have handled.
     *
     * @param furthestTicks a time after all events that were handled, in any partition.
     */
    void endEarly(long furthestTicks) {
        endTicks = Math.min(endTicks, furthestTicks);
    }

    /**
     * Ends the run for good. No event before this time may be left, and none after it handled, in any partition; so a run that
     * was about to be stopped ends here too.
     *
     * @param ticks the end; no effect unless it is earlier than the known one.
     */
    void endAt(long ticks) {
        if (ticks < runEndTicks) {
            runEndTicks = ticks;
            endTicks = ticks;
        }
    }

    /** Tells whether the run was stopped before its end. */
    boolean endsEarly() {
        return endTicks < runEndTicks;
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
        return Math.min(horizonTicks, endTicks);
    }

    /** Returns the end of the planned window if the run did not end early: where a run that is continued goes on. */
    long plannedTicks() {
        return horizonTicks;
    }

    /** The planned window was executed up to a time, which may lie before the time reached, where a run was continued. */
    void executed(long executedTicks) {
        reachedTicks = Math.max(reachedTicks, executedTicks);
    }

    /** Returns the time before which every event of the partition was executed; the end of the run when it is over. */
    long reachedTicks() {
        return isOver() ? endTicks : reachedTicks;
    }
}
