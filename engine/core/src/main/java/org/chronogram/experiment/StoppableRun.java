package org.chronogram.experiment;

/** A run that was not started yet. */
public interface StoppableRun {
    /**
     * Runs to the end, or until it is stopped. Called once. What it throws fails this run, but for the two exceptions below.
     *
     * @return what came out.
     * @throws PlaceLostException when the place of the run is gone; another place does the run.
     * @throws DoubtfulFailureException when the run failed, and possibly because of its place; another place tries it.
     */
    RunOutput run() throws PlaceLostException, DoubtfulFailureException;

    /** Asks the run to stop soon. Any thread may call it, at any time. */
    void stop();
}
