package org.chronogram.protocol;

/** Takes the messages of the master to a host agent. */
public interface HostCommandReceiver {
    /**
     * Prepares the host.
     *
     * @param prepare the message.
     */
    void onPrepare(HostCommand.Prepare prepare);

    /**
     * Starts the process of a worker.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     */
    void onLaunch(int worker, int epoch);

    /**
     * Kills the process of a worker.
     *
     * @param worker index of the worker.
     */
    void onRemove(int worker);

    /**
     * Injects a fault into the process of a worker.
     *
     * @param inject the message.
     */
    void onInject(HostCommand.Inject inject);

    /**
     * Ends the workers of a run.
     *
     * @param kill whether they are killed, instead of waited for.
     */
    void onEndRun(boolean kill);

    /** Ends the agent. */
    void onRelease();
}
