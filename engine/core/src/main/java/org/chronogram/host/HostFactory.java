package org.chronogram.host;

import java.io.IOException;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;

/** Creates the host of a run. Another way to start workers is another factory. */
@FunctionalInterface
public interface HostFactory {
    /**
     * Prepares a host for a run; no worker is started yet.
     *
     * @param context inputs of the host.
     * @return the host; closed by the caller.
     * @throws org.chronogram.model.InvalidInputException when an option of the user cannot be used.
     * @throws IOException when the host cannot be prepared.
     */
    WorkerHost open(HostContext context) throws IOException;

    /**
     * Listens for the workers of a run.
     *
     * @param bindAddress address of this host that workers can reach, as text.
     * @param links takes the links of the run.
     * @return where the workers reach the master, with a new token and at any port that is free unless this factory uses
     *     other hosts; closed by the caller.
     * @throws org.chronogram.model.InvalidInputException when it is no address of this host.
     */
    default RunEndpoint listen(String bindAddress, ControlListener links) {
        RunToken token = RunToken.generate();
        ControlServer server = MasterPort.open(bindAddress, 0, token, links);
        return new RunEndpoint(server.address(), token, server::refusedConnections, server::close);
    }
}
