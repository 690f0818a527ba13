package org.chronogram.sync;

/**
 * A step boundary of a run.
 *
 * @param completedSteps number of the last completed step. Step 0 is the initialization, so this is also how many windows
 *     were executed.
 * @param reachedTicks every event before this time was executed.
 * @param nextEventTicks smallest time of all pending events of the run.
 */
public record StepPosition(long completedSteps, long reachedTicks, long nextEventTicks) {
    /** Returns the step that follows. */
    long nextStep() {
        return completedSteps + 1;
    }
}
