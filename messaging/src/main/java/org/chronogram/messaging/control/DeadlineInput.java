package org.chronogram.messaging.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The input of a socket with a deadline over all reads together, so that a peer that sends byte after byte gains no time.
 * Not thread-safe: belongs to the thread that reads.
 */
final class DeadlineInput extends InputStream {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Socket socket;
    private final InputStream in;
    private boolean limited;
    private long deadlineNs;
    private boolean heard;

    DeadlineInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    void limit(Duration fromNow) {
        limited = true;
        deadlineNs = System.nanoTime() + fromNow.toNanos();
    }

    void unlimit() throws IOException {
        limited = false;
        socket.setSoTimeout(0);
    }

    /** Tells whether any byte came. */
    boolean heard() {
        return heard;
    }

    @Override
    public int read() throws IOException {
        armTimeout();
        int read = in.read();
        heard |= read >= 0;
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        armTimeout();
        int count = in.read(target, offset, length);
        heard |= count > 0;
        return count;
    }

    private void armTimeout() throws IOException {
        if (!limited) {
            return;
        }
        long leftNs = deadlineNs - System.nanoTime();
        if (leftNs <= 0) {
            throw new SocketTimeoutException("deadline has passed");
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, 1 + leftNs / NANOS_PER_MS));
    }
}
