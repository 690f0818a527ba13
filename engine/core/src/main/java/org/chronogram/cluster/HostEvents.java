package org.chronogram.cluster;

import java.util.List;
import org.chronogram.protocol.HostMessage;

/** Receives what happens to the workers on other hosts. Called by the threads of the links. */
interface HostEvents {
    /** Ignores everything. */
    HostEvents NONE = new HostEvents() {};

    /** The process of a worker was started. */
    default void onLaunched(AgentHost host, HostMessage.Launched launched) {}

    /** The process of a worker could not be started. */
    default void onLaunchFailed(AgentHost host, HostMessage.LaunchFailed failed) {}

    /** The process of a worker has ended. */
    default void onExited(AgentHost host, HostMessage.Exited exited) {}

    /** A model has printed a line. */
    default void onPrinted(String line) {}

    /** A host was lost, with these workers. */
    default void onHostLost(AgentHost host, List<Integer> workers, String reason) {}
}
