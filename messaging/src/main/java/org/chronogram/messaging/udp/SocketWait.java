package org.chronogram.messaging.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.chronogram.messaging.Doorbell;

/**
 * Puts the thread of a mesh to sleep until one of its sockets has received a datagram. The media driver polls the sockets
 * all the same; this only says when it is worth it.
 */
final class SocketWait implements Doorbell.Sleeper, AutoCloseable {
    /** The driver needs a turn now and then: it asks for lost datagrams again. */
    private static final long LONGEST_SLEEP_MS = 1;

    private static final Consumer<SelectionKey> IGNORE = key -> {};

    private final Selector selector;

    SocketWait() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector: " + e.getMessage(), e);
        }
    }

    /** Adds a socket that was opened; it leaves when it is closed. */
    void add(DatagramChannel socket) {
        try {
            socket.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for a socket: " + e.getMessage(), e);
        }
    }

    @Override
    public void sleep() {
        try {
            int unused = selector.select(IGNORE, LONGEST_SLEEP_MS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for a datagram: " + e.getMessage(), e);
        }
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    /** A closed socket keeps its port for as long as it is registered with an open selector. */
    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a selector: " + e.getMessage(), e);
        }
    }
}
