package org.chronogram.experiment;

/** Is told how an experiment goes on. Called by several threads, one at a time. */
public interface ExperimentListener {
    /** A listener that does nothing. */
    ExperimentListener NONE = new ExperimentListener() {
        @Override
        public void onProgress(ExperimentProgress progress) {}

        @Override
        public void onRound(int points, int runs) {}
    };

    /**
     * Called when runs begin and after each run.
     *
     * @param progress how far the experiment is.
     */
    void onProgress(ExperimentProgress progress);

    /**
     * Called before replications are added.
     *
     * @param points number of points that are not known exactly enough.
     * @param runs number of runs that are added.
     */
    void onRound(int points, int runs);

    /**
     * Called with one line that the user should see although the experiment goes on.
     *
     * @param line the line.
     */
    default void onNotice(String line) {}
}
