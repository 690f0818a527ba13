package org.chronogram.host;

import java.io.IOException;

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
}
