package org.chronogram.master;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.realtime.ExternalSocket;
import org.chronogram.realtime.UdpSocket;
import org.chronogram.run.HostPort;
import org.chronogram.run.Outside;

/**
 * The sockets of a run in this process.
 *
 * @param in where events come from.
 * @param out where published events go.
 */
record Sockets(ExternalSocket in, ExternalSocket out) implements AutoCloseable {
    /** Opens a socket. */
    @FunctionalInterface
    private interface Opener {
        ExternalSocket open(InetSocketAddress address) throws IOException;
    }

    /** Opens those that a run asks for. */
    static Sockets open(Outside outside) {
        ExternalSocket in = opened("--external-in", outside.in(), 0, UdpSocket::receivingAt);
        try {
            return new Sockets(in, opened("--external-out", outside.out(), 1, UdpSocket::sendingTo));
        } catch (RuntimeException e) {
            new Sockets(in, ExternalSocket.NONE).close();
            throw e;
        }
    }

    private static ExternalSocket opened(String option, String address, int leastPort, Opener opener) {
        if (address.isEmpty()) {
            return ExternalSocket.NONE;
        }
        try {
            return opener.open(HostPort.parse(option, address, leastPort));
        } catch (IOException e) {
            throw new InvalidInputException(
                    option + "=" + address + ": " + e.getMessage()
                            + ": expected an address of this host to receive at, or one to send to, and a port that is"
                            + " not in use",
                    e);
        }
    }

    /** Returns where events are received; empty when nothing is. */
    Optional<String> listeningAt() {
        return in instanceof UdpSocket socket ? Optional.of(socket.address()) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            in.close();
            out.close();
        } catch (IOException e) {
            // The run is over, and what it has come to must be shown.
            return;
        }
    }
}
