package org.chronogram.protocol;

/** Takes the messages of the master to a host agent. */
public interface HostCommandReceiver {
    /**
     * Opens the sockets of the probes.
     *
     * @param filler for the answer.
     */
    void onOpenProbes(String filler);

    /**
     * Sends probes to the other hosts.
     *
     * @param probePaths the message.
     */
    void onProbePaths(HostCommand.ProbePaths probePaths);

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
     * Takes the reason why the master does not take the host.
     *
     * @param reason the reason.
     */
    void onRefuse(String reason);

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
