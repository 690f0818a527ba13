package org.chronogram.realtime;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where datagrams come from and go to; tests replace it. */
public interface ExternalSocket extends AutoCloseable {
    /** Nothing comes, and what is sent is lost. */
    ExternalSocket NONE = new ExternalSocket() {
        @Override
        public boolean receive(ByteBuffer datagram) {
            return false;
        }

        @Override
        public void send(ByteBuffer datagram) {
            // Nobody listens.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /**
     * Takes a datagram, if one has arrived.
     *
     * @param datagram takes its bytes; the rest of a longer one is lost.
     * @return whether there was one.
     * @throws IOException when the socket fails.
     */
    boolean receive(ByteBuffer datagram) throws IOException;

    /**
     * Sends a datagram.
     *
     * @param datagram its bytes.
     * @throws IOException when it cannot be sent.
     */
    void send(ByteBuffer datagram) throws IOException;

    @Override
    void close() throws IOException;
}
