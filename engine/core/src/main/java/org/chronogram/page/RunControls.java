package org.chronogram.page;

/** What the user of a live page can ask of the run. Any thread may call it, at any time. */
public interface RunControls {
    /** Asks for a checkpoint at the end of the current step. */
    void checkpoint();

    /** Asks the run to stop at the end of the current step, with a checkpoint. */
    void stop();
}
