package org.chronogram.sync;

/**
 * How far the checkpoints of a run have come, as one worker knows it. Each mark is set by any thread and read by the thread
 * that sends, which keeps what it has sent since then.
 */
public final class CheckpointMarks {
    private volatile long capturedSteps = -1;
    private volatile long committedSteps = -1;

    /** A partition has copied its state at this step; called before it sends anything of a later one. */
    void captured(long steps) {
        capturedSteps = steps;
    }

    /**
     * The checkpoint at a step is whole and safe: nobody will go back to an earlier one, unless it turns out to be damaged.
     *
     * @param steps the step.
     */
    public void committed(long steps) {
        committedSteps = steps;
    }

    /** Returns the step of the newest checkpoint of which a part was copied; -1 for none. */
    long capturedSteps() {
        return capturedSteps;
    }

    /** Returns the step of the newest checkpoint that is whole; -1 for none. */
    long committedSteps() {
        return committedSteps;
    }
}
