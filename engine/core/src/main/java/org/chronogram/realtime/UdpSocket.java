package org.chronogram.realtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A UDP socket that never blocks. Not thread safe. */
public final class UdpSocket implements ExternalSocket {
    private static final int BUFFER_BYTES = 1 << 20;

    private final DatagramChannel channel;

    private UdpSocket(DatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a socket that receives.
     *
     * @param address where it receives.
     * @return the socket.
     * @throws IOException when the address cannot be used.
     */
    public static UdpSocket receivingAt(InetSocketAddress address) throws IOException {
        UdpSocket socket = new UdpSocket(open(address));
        try {
            socket.channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            socket.channel.bind(address).configureBlocking(false);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Opens a socket that sends to one address only.
     *
     * @param address where to.
     * @return the socket.
     * @throws IOException when there is no way to the address.
     */
    public static UdpSocket sendingTo(InetSocketAddress address) throws IOException {
        UdpSocket socket = new UdpSocket(open(address));
        try {
            socket.channel.connect(address).configureBlocking(false);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static DatagramChannel open(InetSocketAddress address) throws IOException {
        boolean ipv4 = address.getAddress().getAddress().length == 4;
        return DatagramChannel.open(ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
    }

    /**
     * Returns where the socket receives.
     *
     * @return HOST:PORT.
     */
    public String address() {
        InetSocketAddress address = (InetSocketAddress) channel.socket().getLocalSocketAddress();
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public boolean receive(ByteBuffer datagram) throws IOException {
        return channel.receive(datagram) != null;
    }

    /** That nobody listens, or that the socket is full, is a loss like any other on the way. */
    @Override
    public void send(ByteBuffer datagram) throws IOException {
        try {
            int unused = channel.write(datagram);
        } catch (PortUnreachableException e) {
            datagram.position(datagram.limit());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
