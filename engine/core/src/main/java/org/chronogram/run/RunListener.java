package org.chronogram.run;

import java.util.List;
import org.chronogram.results.Recovery;

/** Receives the progress of a run. Called by a thread of the master, several times a second; must return soon. */
@FunctionalInterface
public interface RunListener {
    /** A listener that does nothing. */
    RunListener NONE = progress -> {};

    /**
     * Makes one listener of several.
     *
     * @param listeners the listeners; each call reaches all of them, in this order.
     * @return the listener.
     */
    static RunListener all(List<RunListener> listeners) {
        List<RunListener> all = List.copyOf(listeners);
        return new RunListener() {
            @Override
            public void onProgress(Progress progress) {
                all.forEach(listener -> listener.onProgress(progress));
            }

            @Override
            public void onNotice(String line) {
                all.forEach(listener -> listener.onNotice(line));
            }

            @Override
            public void onWorkers(List<WorkerHandle> workers) {
                all.forEach(listener -> listener.onWorkers(workers));
            }

            @Override
            public void onCheckpoint(CommittedCheckpoint checkpoint) {
                all.forEach(listener -> listener.onCheckpoint(checkpoint));
            }

            @Override
            public void onRecovery(Recovery recovery) {
                all.forEach(listener -> listener.onRecovery(recovery));
            }
        };
    }

    /**
     * Called with the progress of the run.
     *
     * @param progress how far it has come.
     */
    void onProgress(Progress progress);

    /**
     * Called with one line that the user should see although the run goes on, or that a model has printed. May be called
     * by several threads at the same time.
     *
     * @param line the line.
     */
    default void onNotice(String line) {}

    /**
     * Called with the processes of the workers, once all of them were started and again when one was replaced.
     *
     * @param workers the processes, by index of the worker.
     */
    default void onWorkers(List<WorkerHandle> workers) {}

    /**
     * Called when a checkpoint is complete on disk.
     *
     * @param checkpoint the checkpoint.
     */
    default void onCheckpoint(CommittedCheckpoint checkpoint) {}

    /**
     * Called when a worker was lost, again when all workers are ready to go on, and when they have come further.
     *
     * @param recovery what is known by then.
     */
    default void onRecovery(Recovery recovery) {}
}
