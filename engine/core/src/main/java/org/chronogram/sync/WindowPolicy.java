package org.chronogram.sync;

/**
 * Decides how far a partition may execute in a step. At the end of a step every partition tells each other one, in its END,
 * when anything that follows from its events can reach it ({@link #reach}); from all these numbers each partition computes
 * the end of its own next window ({@link #horizonTicks}), without a coordinator. One object for each partition; immutable.
 */
interface WindowPolicy {
    /**
     * Tells for how many partitions {@link #reach} computes a time: all partitions of the run, or 0 where the start of the
     * step is all that a partition needs to know.
     */
    int partitions();

    /**
     * Computes when anything that follows from the events of this partition can reach each partition at the earliest.
     *
     * @param pendingTicks smallest time of the events that are pending here.
     * @param sent the events that were sent in the step that ends.
     * @param end takes the times.
     */
    void reach(long pendingTicks, EventBatches sent, StepEnd end);

    /**
     * Returns when anything can reach this partition at the earliest, wherever events are pending.
     *
     * @param startTicks smallest time of all pending events of the run.
     * @return time in ticks; Long.MAX_VALUE for never, or where {@link #horizonTicks} does not ask for it.
     */
    long reachTicks(long startTicks);

    /**
     * Returns the end of the partition's next window. At least one partition gets an end that is later than the first of its
     * pending events, so that each step executes an event.
     *
     * @param startTicks smallest time of all pending events of the run.
     * @param reachTicks smallest of the times at which anything can reach this partition; Long.MAX_VALUE for never.
     * @return time in ticks, exclusive.
     */
    long horizonTicks(long startTicks, long reachTicks);
}
