package org.chronogram.host;

import java.io.IOException;
import java.util.OptionalInt;
import org.chronogram.run.Placement;
import org.chronogram.run.WorkerHandle;

/**
 * Starts, watches and ends the processes of the workers of a run. {@link LocalHost} starts them on the host of the master. An
 * implementation reports the exit of each process to the consumer in its {@link HostContext}.
 *
 * <p>Used by one thread. Closing ends all processes and removes all temporary files.
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
     * Kills the process of a worker, also one that is stopped, and removes its shared memory.
     *
     * @param worker index of the worker.
     */
    void remove(int worker);

    /** Kills all processes and does not wait for their end. */
    void kill();

    /**
     * Tells whether a process that joins the run is the one that this host has started last for a worker.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh in which the process claims to be started.
     * @param pid process id that the process claims to have.
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
     * @return its exit code; empty when it is still alive after that time.
     */
    OptionalInt awaitExit(int worker, long timeoutMs);

    /**
     * Returns the state of the process of a worker, as the operating system reports it.
     *
     * @param worker index of the worker.
     * @return its state.
     */
    ProcessState state(int worker);

    /**
     * Returns the directory of a worker and how it shares the cores of its host.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @return the placement; no other worker or epoch has its directory.
     */
    Placement placement(int worker, int epoch);

    /**
     * Names the host of a worker.
     *
     * @param worker index of the worker.
     * @return a name, the same for all workers there; empty for the host of the master.
     */
    String hostOf(int worker);

    /**
     * Names the host on which a worker was started in place of another one.
     *
     * @param worker index of the worker.
     * @return for example {@code spare host beta (10.0.0.2)}; empty where its process before was on the same host.
     */
    default String movedTo(int worker) {
        return "";
    }

    /**
     * Starts no more workers on the host of a worker, because its network is at fault, and reports the exit of all workers
     * there. Does nothing where there is no other host.
     *
     * @param worker index of the worker.
     * @param reason the fault.
     */
    void giveUpHost(int worker, String reason);

    /**
     * Names the process of a worker for messages.
     *
     * @param worker index of the worker.
     * @return for example {@code process 4711}.
     */
    String describe(int worker);

    /**
     * Returns what a worker has printed on standard error, mostly messages of its JVM.
     *
     * @param worker index of the worker.
     * @return the lines, empty when there are none; of a long text only the beginning and the end.
     */
    String lastOutput(int worker);

    /**
     * Returns the process of a worker that was launched.
     *
     * @param worker index of the worker.
     * @return its newest process.
     */
    WorkerHandle handle(int worker);

    /**
     * Returns the smallest epoch of the mesh in which the run can begin. Where workers of an earlier run may still live, it
     * is later than theirs, as the epoch tells processes and datagrams of both runs apart.
     *
     * @return the epoch.
     */
    default int firstEpoch() {
        return 0;
    }

    @Override
    void close();
}
