package org.chronogram.agent;

import java.io.IOException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;

/** The agent's end of the link to the master: hands commands out in order. Thread safe. */
interface MasterChannel extends AutoCloseable {
    /** Sends a message; drops it when the link is closed, as {@link #poll} reports that. */
    void send(HostMessage message);

    /**
     * Returns the next command, null when there is none yet.
     *
     * @throws IOException when the link is closed and all commands were handed out.
     */
    HostCommand poll(long timeoutMs) throws IOException;

    @Override
    void close();
}
