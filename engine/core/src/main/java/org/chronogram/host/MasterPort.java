package org.chronogram.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;

/** Opens the port of a master. */
public final class MasterPort {
    private MasterPort() {}

    /**
     * Listens at an address that the user has given.
     *
     * @param bindAddress the address, as text.
     * @param port the port; 0 for any that is free.
     * @param token secret of those who may join.
     * @param links takes their links.
     * @return the server.
     * @throws InvalidInputException when it is no address of this host, or the port is taken.
     */
    public static ControlServer open(String bindAddress, int port, RunToken token, ControlListener links) {
        try {
            return ControlServer.open(address(bindAddress), port, token, links);
        } catch (IOException e) {
            boolean taken = port != 0 && isFree(bindAddress);
            throw new InvalidInputException(
                    taken
                            ? "--port=" + port + ": cannot listen there (" + e.getMessage() + "): give another port"
                            : "--bind=" + bindAddress + ": cannot listen there (" + e.getMessage()
                                    + "): give an IP address of this host",
                    e);
        }
    }

    /**
     * Checks an address that the user has given, without listening there.
     *
     * @param bindAddress the address, as text.
     * @throws InvalidInputException when it is no address of this host.
     */
    public static void check(String bindAddress) {
        try {
            if (NetworkInterface.getByInetAddress(address(bindAddress)) == null) {
                throw new InvalidInputException("--bind=" + bindAddress
                        + ": no network interface of this host has this address: give an IP address of this host");
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--bind=" + bindAddress + ": " + e.getMessage() + ": give an IP address of this host", e);
        }
    }

    /** Tells whether some port of the address is free, so that the given one must be the reason. */
    private static boolean isFree(String bindAddress) {
        try (ServerSocket socket = new ServerSocket(0, 1, address(bindAddress))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress address(String text) throws UnknownHostException {
        boolean number = text.contains(":") || text.matches("[0-9.]+");
        if (!number || InetAddress.getByName(text).isAnyLocalAddress()) {
            throw new InvalidInputException("--bind=" + text + ": expected the one IP address of this host at which the"
                    + " workers shall reach each other, as a number such as 10.0.0.5");
        }
        return InetAddress.getByName(text);
    }
}
