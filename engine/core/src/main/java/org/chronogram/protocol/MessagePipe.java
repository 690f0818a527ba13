package org.chronogram.protocol;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.chronogram.messaging.control.ControlMessage;

/**
 * Messages over two streams of bytes that somebody else protects, such as those of ssh: one line of JSON for each. What
 * the shell of a host prints at its start is passed over. One thread receives; any thread sends.
 */
public final class MessagePipe implements AutoCloseable {
    /** More than the longest message has. */
    private static final int LONGEST_LINE_BYTES = 64 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final OutputStream out;

    /**
     * Begins.
     *
     * @param in what the other side sends.
     * @param out takes what this side sends.
     */
    public MessagePipe(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /**
     * Sends a message; waits while the other side does not read.
     *
     * @param message the message.
     * @throws IOException when the other side is gone.
     */
    public void send(Message message) throws IOException {
        byte[] line = ControlMessage.encode(message.getClass().getSimpleName(), message);
        synchronized (out) {
            out.write(line);
            out.write('\n');
            out.flush();
        }
    }

    /**
     * Waits for a message.
     *
     * @return the message.
     * @throws EOFException when there will be none.
     * @throws IOException when the other side is gone.
     * @throws org.chronogram.messaging.control.ControlException when it is no message.
     */
    public ControlMessage receive() throws IOException {
        byte[] line = line();
        while (line.length == 0 || line[0] != '{') {
            line = line();
        }
        return ControlMessage.decode(line);
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the other side has closed the connection");
            }
            if (line.size() == LONGEST_LINE_BYTES) {
                throw new IOException("a line has more than " + LONGEST_LINE_BYTES + " bytes, and is no message");
            }
            line.write(next);
        }
        return line.toByteArray();
    }

    /** Ends what this side sends. The other side sees that, also when it does not send itself. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
