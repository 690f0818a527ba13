package org.chronogram.sync;

/**
 * The barrier at the end of a step: gathers the END of every source, this partition included. Not thread safe.
 */
final class StepBarrier {
    private final int expectedEnds;
    private long nextEventTicks;
    private long furthestTicks;
    private long reachTicks;
    private long step;
    private int ends;
    private int flags;

    /**
     * Creates the barrier of step 0.
     *
     * @param expectedEnds number of sources, this partition included.
     */
    StepBarrier(int expectedEnds) {
        this.expectedEnds = expectedEnds;
        beginStep(0);
    }

    void beginStep(long newStep) {
        step = newStep;
        ends = 0;
        flags = 0;
        nextEventTicks = Long.MAX_VALUE;
        furthestTicks = 0;
        reachTicks = Long.MAX_VALUE;
    }

    /** Adds the END of a source, which names this partition at an index. */
    void add(StepEnd end, int index) {
        ends++;
        flags |= end.flags();
        nextEventTicks = Math.min(nextEventTicks, end.nextEventTicks());
        furthestTicks = Math.max(furthestTicks, end.furthestTicks());
        reachTicks = Math.min(reachTicks, end.reachTicks(index));
    }

    boolean isComplete() {
        return ends == expectedEnds;
    }

    long step() {
        return step;
    }

    /** Returns the flags that any source has raised in this step. */
    int flags() {
        return flags;
    }

    /** Returns the smallest time of all pending events of the run. */
    long nextEventTicks() {
        return nextEventTicks;
    }

    /** Returns a time after all events that were handled, in any partition. */
    long furthestTicks() {
        return furthestTicks;
    }

    /** Returns when anything can reach this partition at the earliest; Long.MAX_VALUE where the sources do not say so. */
    long reachTicks() {
        return reachTicks;
    }
}
