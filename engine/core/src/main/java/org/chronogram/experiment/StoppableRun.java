package org.chronogram.experiment;

import org.chronogram.results.RunResult;

/** A run that was not started yet. */
public interface StoppableRun {
    /**
     * Runs to the end, or until it is stopped. Called once.
     *
     * @return the result.
     */
    RunResult run();

    /** Asks the run to stop soon. Any thread may call it, at any time. */
    void stop();
}
