package org.chronogram.sync;

/**
 * A step boundary of a run.
 *
 * @param steps steps taken so far.
 * @param reachedTicks everything before this time was executed.
 * @param nextEventTicks smallest time of all pending events.
 */
public record StepPosition(long steps, long reachedTicks, long nextEventTicks) {
    /** Before the first event. */
    public static final StepPosition START = new StepPosition(0, 0, 0);
}
