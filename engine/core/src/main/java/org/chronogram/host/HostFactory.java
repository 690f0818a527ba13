package org.chronogram.host;

import java.io.IOException;

/** Makes the host of a run: the place to add a way to start workers. */
@FunctionalInterface
public interface HostFactory {
    /**
     * Prepares a host for a run; no worker is started yet.
     *
     * @param context what the host needs to know.
     * @return the host; closed by the caller.
     * @throws org.chronogram.model.InvalidInputException when what the user has asked for cannot be used.
     * @throws IOException when the host cannot be prepared.
     */
    WorkerHost open(HostContext context) throws IOException;
}
