package org.chronogram.messaging.udp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/**
 * Lengths of the buffers of a UDP socket. The kernel grants a process less than it asks for where {@code net.core.rmem_max}
 * and {@code net.core.wmem_max} are smaller. A socket is asked, as a network namespace does not show the files of these
 * limits.
 *
 * @param receiveLength bytes of the receive buffer.
 * @param sendLength bytes of the send buffer.
 */
public record SocketBuffers(int receiveLength, int sendLength) {
    /** What the transport asks for. */
    public static final SocketBuffers WANTED =
            new SocketBuffers(NetworkProfile.LAN.receiveBufferLength(), NetworkProfile.LAN.sendBufferLength());

    /**
     * Returns what the kernel of this host grants.
     *
     * @return at most {@link #WANTED}.
     * @throws MeshException when there is no socket left to ask.
     */
    public static SocketBuffers granted() {
        try (DatagramChannel socket = DatagramChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, WANTED.receiveLength);
            socket.setOption(StandardSocketOptions.SO_SNDBUF, WANTED.sendLength);
            return new SocketBuffers(
                    Math.min(WANTED.receiveLength, socket.getOption(StandardSocketOptions.SO_RCVBUF)),
                    Math.min(WANTED.sendLength, socket.getOption(StandardSocketOptions.SO_SNDBUF)));
        } catch (IOException e) {
            throw new MeshException("cannot open a UDP socket: " + e.getMessage(), e);
        }
    }
}
