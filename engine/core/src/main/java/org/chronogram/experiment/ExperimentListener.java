package org.chronogram.experiment;

import java.util.List;

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
     * Called when a run has failed, or a check of the model on its results.
     *
     * @param failure the run, and why.
     */
    default void onFailed(FailedRun failure) {}

    /**
     * Called with one line that the user should see although the experiment goes on.
     *
     * @param line the line.
     */
    default void onNotice(String line) {}

    /**
     * Makes one listener of several.
     *
     * @param listeners the listeners; each call reaches all of them, in this order.
     * @return the listener.
     */
    static ExperimentListener all(List<ExperimentListener> listeners) {
        List<ExperimentListener> all = List.copyOf(listeners);
        return new ExperimentListener() {
            @Override
            public void onProgress(ExperimentProgress progress) {
                all.forEach(listener -> listener.onProgress(progress));
            }

            @Override
            public void onRound(int points, int runs) {
                all.forEach(listener -> listener.onRound(points, runs));
            }

            @Override
            public void onFailed(FailedRun failure) {
                all.forEach(listener -> listener.onFailed(failure));
            }

            @Override
            public void onNotice(String line) {
                all.forEach(listener -> listener.onNotice(line));
            }
        };
    }
}
