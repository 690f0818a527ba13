package org.chronogram.run;

import java.net.InetSocketAddress;
import org.chronogram.model.InvalidInputException;

/** Reads addresses of sockets that a user has given. */
public final class HostPort {
    private HostPort() {}

    /**
     * Reads an address.
     *
     * @param option name of the option, for messages.
     * @param text the address, such as {@code 10.0.0.1:7400} or {@code [fd00::1]:7400}.
     * @param leastPort smallest port that is accepted.
     * @return the address, resolved.
     * @throws InvalidInputException when it is none.
     */
    public static InetSocketAddress parse(String option, String text, int leastPort) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String digits = text.substring(colon + 1);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || !digits.matches("[0-9]{1,5}") || (host.contains(":") && !bracketed)) {
            throw new InvalidInputException(
                    option + "=" + text + ": expected HOST:PORT, for example 10.0.0.1:7400 or [fd00::1]:7400");
        }
        int port = Integer.parseInt(digits);
        if (port < leastPort || port > 0xFFFF) {
            throw new InvalidInputException(option + "=" + text + ": expected a port of " + leastPort + " to 65535");
        }
        InetSocketAddress found = new InetSocketAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
        if (found.isUnresolved()) {
            throw new InvalidInputException(option + "=" + text + ": no host of this name is known here");
        }
        return found;
    }
}
