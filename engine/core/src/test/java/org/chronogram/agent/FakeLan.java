package org.chronogram.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/** A network on which sockets reach each other at once, except for what the test takes away. */
final class FakeLan {
    static final int FIRST_PORT = 40_000;

    private final Map<InetSocketAddress, FakeSocket> sockets = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private final Set<String> unroutable = new HashSet<>();
    private final Random random = new Random(1);
    int longest = Integer.MAX_VALUE;
    double loss;
    int sent;

    /** Opens a socket at a port of its own. */
    FakeSocket socket(String address) {
        try {
            InetSocketAddress own = new InetSocketAddress(InetAddress.getByName(address), FIRST_PORT + sockets.size());
            FakeSocket socket = new FakeSocket(own);
            sockets.put(own, socket);
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Tells whether all sockets at an address are closed. */
    boolean isClosed(String address) {
        return sockets.values().stream()
                .filter(socket -> socket.own.getAddress().getHostAddress().equals(address))
                .allMatch(socket -> socket.closed);
    }

    /** Drops everything from one address to another. */
    void cut(String from, String to) {
        cut.add(from + ">" + to);
    }

    /** Makes the operating system refuse to send. */
    void removeRoute(String from, String to) {
        unroutable.add(from + ">" + to);
    }

    private void pass(Probe probe, InetSocketAddress source, InetSocketAddress target) {
        if (sockets.containsKey(target)) {
            sockets.get(target).deliver(probe, source);
        }
    }

    /** One socket. */
    final class FakeSocket implements ProbeSocket {
        private final InetSocketAddress own;
        private final Queue<Arrival> arrivals = new ArrayDeque<>();
        boolean closed;

        FakeSocket(InetSocketAddress own) {
            this.own = own;
        }

        @Override
        public int port() {
            return own.getPort();
        }

        @Override
        public void send(Probe probe, InetSocketAddress target) throws IOException {
            String way = own.getAddress().getHostAddress() + ">"
                    + target.getAddress().getHostAddress();
            if (unroutable.contains(way)) {
                throw new IOException("Network is unreachable");
            }
            sent++;
            int length = probe.encode().remaining();
            if (!cut.contains(way) && length <= longest && random.nextDouble() >= loss) {
                pass(probe, own, target);
            }
        }

        @Override
        public Arrival receive() {
            return arrivals.poll();
        }

        /** Puts a datagram there that a stranger has sent. */
        void deliver(Probe probe, InetSocketAddress source) {
            arrivals.add(new Arrival(probe, source));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
