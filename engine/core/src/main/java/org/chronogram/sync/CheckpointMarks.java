package org.chronogram.sync;

/**
 * How far the checkpoints of a run have come, as one worker knows it. Any thread sets the marks; the thread that sends reads
 * them, as it keeps the frames that were sent since then.
 */
public final class CheckpointMarks {
    private volatile long capturedStep = -1;
    private volatile long committedStep = -1;

    /** A partition has copied its state at the end of a step; to be called before it sends anything of a later step. */
    void captured(long step) {
        capturedStep = step;
    }

    /**
     * The checkpoint of a step is complete and on disk: no worker will go back to an earlier one, unless it turns out to be
     * damaged.
     *
     * @param step the step at whose end it was taken.
     */
    public void committed(long step) {
        committedStep = step;
    }

    /** Returns the step of the newest checkpoint of which a part was copied; -1 for none. */
    long capturedStep() {
        return capturedStep;
    }

    /**
     * Returns the newest checkpoint that is complete and on disk.
     *
     * @return the step at whose end it was taken; -1 for none.
     */
    public long committedStep() {
        return committedStep;
    }
}
