package org.chronogram.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;

/** The port at which a master listens. */
public final class MasterPort {
    private MasterPort() {}

    /**
     * Opens the port.
     *
     * @param bindAddress IP address of this host, as the user gave it.
     * @param port the port; 0 for any that is free.
     * @param token secret of the run.
     * @param links takes the links.
     * @return the server; closed by the caller.
     * @throws InvalidInputException when the address cannot be used.
     */
    public static ControlServer open(String bindAddress, int port, RunToken token, ControlListener links) {
        try {
            return ControlServer.open(parsed(bindAddress), port, token, links);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--bind=" + bindAddress + ": cannot listen there (" + e.getMessage()
                            + "): give an IP address of this host",
                    e);
        }
    }

    private static InetAddress parsed(String text) throws UnknownHostException {
        boolean number = text.contains(":") || text.matches("[0-9.]+");
        if (!number || InetAddress.getByName(text).isAnyLocalAddress()) {
            throw new InvalidInputException("--bind=" + text + ": expected the one IP address of this host at which the"
                    + " workers shall reach each other, as a number such as 10.0.0.5");
        }
        return InetAddress.getByName(text);
    }
}
