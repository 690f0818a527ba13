package org.chronogram.agent;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A socket for probes. No method waits. */
interface ProbeSocket extends AutoCloseable {
    /** Returns the port at which it receives. */
    int port();

    /**
     * Sends a datagram, or drops it when the buffer of the socket is full.
     *
     * @throws IOException when the operating system refuses to send it.
     */
    void send(Probe probe, InetSocketAddress target) throws IOException;

    /** Returns the next datagram that has arrived; null when there is none. Anything but probes and answers is dropped. */
    Arrival receive();

    @Override
    void close();

    /**
     * A datagram that has arrived.
     *
     * @param probe what it says.
     * @param source where it came from.
     */
    record Arrival(Probe probe, InetSocketAddress source) {}
}
