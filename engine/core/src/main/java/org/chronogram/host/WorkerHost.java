package org.chronogram.host;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.chronogram.run.Placement;

/**
 * Where the workers of a run live: starts their processes, says what they do, and ends them. A way to start workers
 * elsewhere is another implementation. The end of a process is told to the listener that the implementation was made with.
 *
 * <p>Used by one thread. Closing leaves no process behind, and no files that are not the user's.
 */
public interface WorkerHost extends AutoCloseable {
    /**
     * Starts the process of a worker. The process before it, if there was one, must have been removed.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh in which it begins.
     * @throws IOException when it cannot be started.
     */
    void launch(int worker, int epoch) throws IOException;

    /**
     * Ends the process of a worker by force, also one that is stopped, and removes what it shared with others.
     *
     * @param worker index of the worker.
     */
    void remove(int worker);

    /** Ends all processes by force, and waits for none. */
    void kill();

    /**
     * Tells whether somebody who joins the run is the process that this host has started last for a worker.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh in which it says it was started.
     * @param pid process id that it says it has.
     * @return true when it is.
     */
    boolean isNewest(int worker, int epoch, long pid);

    /**
     * Returns in which epoch of the mesh the process of a worker was started.
     *
     * @param worker index of the worker.
     * @return the epoch.
     */
    int launchEpoch(int worker);

    /**
     * Waits for the end of a process.
     *
     * @param worker index of the worker.
     * @param timeoutMs how long at most.
     * @return its exit code; empty when it lives after that time.
     */
    OptionalInt awaitExit(int worker, long timeoutMs);

    /**
     * Returns what the system says of the process of a worker.
     *
     * @param worker index of the worker.
     * @return its state.
     */
    ProcessState state(int worker);

    /**
     * Returns how a worker lies on its host.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @return its directory, which no other worker or epoch has, and how it shares the cores.
     */
    Placement placement(int worker, int epoch);

    /**
     * Names the process of a worker to a user.
     *
     * @param worker index of the worker.
     * @return for example {@code process 4711}.
     */
    String describe(int worker);

    /**
     * Returns the last lines that a worker has printed beside what its model prints.
     *
     * @param worker index of the worker.
     * @return the lines, empty when there are none; of many only the beginning and the end.
     */
    String lastOutput(int worker);

    /**
     * Returns the process ids of all workers; all must have been launched.
     *
     * @return one for each worker, by its index.
     */
    List<Long> pids();

    @Override
    void close();
}
