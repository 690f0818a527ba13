package org.chronogram.agent;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A UDP socket at the address of this host. Not thread safe. */
final class UdpProbeSocket implements ProbeSocket {
    private static final int MOST_BYTES = 1 << 16;

    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES);
    private final int port;

    private UdpProbeSocket(DatagramChannel channel) throws IOException {
        this.channel = channel;
        port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    static UdpProbeSocket open(InetAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address, 0));
            return new UdpProbeSocket(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void send(Probe probe, InetSocketAddress target) throws IOException {
        int unused = channel.send(probe.encode(), target);
    }

    @Override
    public Arrival receive() {
        try {
            buffer.clear();
            InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
            while (source != null) {
                Probe probe = Probe.decodeOrNull(buffer.flip());
                if (probe != null) {
                    return new Arrival(probe, source);
                }
                buffer.clear();
                source = (InetSocketAddress) channel.receive(buffer);
            }
            return null;
        } catch (IOException e) {
            // The kernel reports here that an earlier datagram was refused elsewhere: like one that was lost.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // A UDP socket has nothing that could be lost by this.
        }
    }
}
