package org.chronogram.sync;

/**
 * A step boundary of a run, as one partition sees it. Two of the numbers are the same in all partitions; how far they have
 * come, and how far they may go next, can differ.
 *
 * @param completedSteps number of the last completed step. Step 0 is the initialization, so this is also how many windows
 *     were executed.
 * @param reachedTicks every event of the partition before this time was executed.
 * @param nextEventTicks smallest time of all pending events of the run.
 * @param horizonTicks end of the window that the partition has planned for the next step; {@link #NO_HORIZON} for none.
 */
public record StepPosition(long completedSteps, long reachedTicks, long nextEventTicks, long horizonTicks) {
    /** No window is planned: it follows from the smallest next event time alone. */
    public static final long NO_HORIZON = Long.MIN_VALUE;

    /** Returns the step that follows. */
    long nextStep() {
        return completedSteps + 1;
    }

    /** Tells whether the window of the next step is planned. */
    boolean hasHorizon() {
        return horizonTicks != NO_HORIZON;
    }
}
