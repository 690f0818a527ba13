package org.chronogram.protocol;

/** Takes the messages of one host agent. */
public interface HostMessageReceiver {
    /**
     * Takes an offer.
     *
     * @param offer the message.
     */
    void onOffer(HostMessage.Offer offer);

    /**
     * Takes the news that the host can receive probes.
     *
     * @param open the message.
     */
    void onProbesOpen(HostMessage.ProbesOpen open);

    /**
     * Takes what the host has found of the paths to the others.
     *
     * @param report the message.
     */
    void onPathReport(HostMessage.PathReport report);

    /**
     * Takes the news that the host is prepared.
     *
     * @param prepared the message.
     */
    void onPrepared(HostMessage.Prepared prepared);

    /**
     * Takes the reason why the host cannot be used.
     *
     * @param reason the reason.
     */
    void onNotPrepared(String reason);

    /**
     * Takes a sign of life.
     *
     * @param alive the message.
     */
    void onAlive(HostMessage.Alive alive);

    /**
     * Takes the start of a worker.
     *
     * @param launched the message.
     */
    void onLaunched(HostMessage.Launched launched);

    /**
     * Takes the failure to start a worker.
     *
     * @param failed the message.
     */
    void onLaunchFailed(HostMessage.LaunchFailed failed);

    /**
     * Takes the end of a worker.
     *
     * @param exited the message.
     */
    void onExited(HostMessage.Exited exited);

    /** The workers of the run have ended on the host. */
    void onRunEnded();

    /**
     * Takes a line that a model has printed.
     *
     * @param line the line.
     */
    void onPrinted(String line);
}
