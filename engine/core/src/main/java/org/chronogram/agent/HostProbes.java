package org.chronogram.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.udp.SocketBuffers;
import org.chronogram.protocol.HostMessage;

/**
 * The probes of a host.
 *
 * @param prober sends and answers them.
 * @param network what the host says of its network.
 */
record HostProbes(PathProber prober, HostMessage.ProbesOpen network) {
    /** Opens the sockets. */
    @FunctionalInterface
    interface Opener {
        HostProbes open(String address, NanoClock clock) throws IOException;
    }

    /**
     * Opens the sockets at an address of this host.
     *
     * @throws IOException when this host does not have the address; the text says what to do.
     */
    static HostProbes open(String address, NanoClock clock) throws IOException {
        InetAddress local = InetAddress.getByName(address);
        NetworkInterface network = NetworkInterface.getByInetAddress(local);
        if (network == null) {
            throw new IOException("no interface of the host has its address " + address
                    + ": give another one with 'sim worker --address'");
        }
        int mtu = network.getMTU();
        SocketBuffers granted = SocketBuffers.granted();
        String java = System.getProperty("java.version");
        ProbeSocket receiving = UdpProbeSocket.open(local);
        try {
            PathProber prober = new PathProber(receiving, UdpProbeSocket.open(local), clock);
            return new HostProbes(
                    prober,
                    new HostMessage.ProbesOpen(
                            receiving.port(), mtu, granted.receiveLength(), granted.sendLength(), java, ""));
        } catch (IOException e) {
            receiving.close();
            throw e;
        }
    }

    /** Returns what the host says of its network, as the answer to a long message. */
    HostMessage.ProbesOpen network(String filler) {
        return new HostMessage.ProbesOpen(
                network.port(),
                network.mtu(),
                network.receiveBufferLength(),
                network.sendBufferLength(),
                network.java(),
                filler);
    }
}
