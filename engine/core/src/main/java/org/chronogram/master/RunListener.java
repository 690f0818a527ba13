package org.chronogram.master;

import java.util.List;

/** Is told how a run goes on. Called by a thread of the master, several times a second; must return soon. */
@FunctionalInterface
public interface RunListener {
    /** Nobody listens. */
    RunListener NONE = progress -> {};

    /**
     * Takes the state of the run.
     *
     * @param progress how far it has come.
     */
    void onProgress(Progress progress);

    /**
     * Takes one line about something that the user should know of although the run goes on, or that a model has printed.
     * May be called by several threads at a time.
     *
     * @param line the line.
     */
    default void onNotice(String line) {}

    /**
     * Takes which processes the workers of the run are, once all of them were started and again when one was replaced.
     *
     * @param pids their process ids, by index of the worker.
     */
    default void onWorkers(List<Long> pids) {}
}
