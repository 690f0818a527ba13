package org.chronogram.messaging.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/**
 * A TCP connection cut into frames. One thread reads, one thread writes (in the handshake both are the same), any thread
 * may close, which ends a read or write that blocks.
 */
final class Connection implements AutoCloseable {
    /** How long a side that has sent its last frame waits for the other side to close the connection too. */
    static final Duration LINGER = Duration.ofSeconds(1);

    private final Socket socket;
    private final DeadlineInput timedIn;
    private final InputStream in;
    private final OutputStream out;
    private FrameSeal readSeal = FrameSeal.CHECKSUM;
    private FrameSeal writeSeal = FrameSeal.CHECKSUM;
    private long framesRead;
    private long framesWritten;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        timedIn = new DeadlineInput(socket);
        in = new BufferedInputStream(timedIn);
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    String remoteAddress() {
        return socket.getInetAddress().getHostAddress();
    }

    /** From now on reads throw {@link java.net.SocketTimeoutException} once the time is over. */
    void limitReads(Duration fromNow) {
        timedIn.limit(fromNow);
    }

    void unlimitReads() throws IOException {
        timedIn.unlimit();
    }

    /** From now on frames carry these seals; called before the threads of a link start. */
    void sealWith(FrameSeal readSeal, FrameSeal writeSeal) {
        this.readSeal = readSeal;
        this.writeSeal = writeSeal;
    }

    /** Tells whether any byte has arrived from the other side. */
    boolean heard() {
        return timedIn.heard();
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException if the other side has closed the connection.
     * @throws ControlException if the frame is damaged, forged, out of turn, larger than {@code maxBytes} or no message.
     */
    ControlMessage read(int maxBytes) throws IOException {
        int headerBytes = FrameHeader.bytes(readSeal);
        byte[] encoded = in.readNBytes(headerBytes);
        if (encoded.length == 0) {
            throw new EOFException("closed by the other side");
        }
        requireWhole(encoded, headerBytes);
        long number = framesRead++;
        FrameHeader header = FrameHeader.decode(encoded, number, maxBytes, readSeal);
        byte[] payload = in.readNBytes(header.lengthBytes());
        requireWhole(payload, header.lengthBytes());
        header.requireIntact(payload, number, readSeal);
        return ControlMessage.decode(payload);
    }

    /** Writes one frame; blocks while the other side does not read. */
    void write(byte[] payload) throws IOException {
        out.write(FrameHeader.of(payload, writeSeal).encode(framesWritten++, writeSeal));
        out.write(payload);
        out.flush();
    }

    /** Tells the other side that nothing more comes. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Sends the other side the reason, then closes. Blocks for {@link #LINGER} at most. */
    void refuse(String reason) {
        try {
            write(ControlMessage.encode(ControlProtocol.REFUSED, new ControlProtocol.Refused(reason)));
            endOutput();
            lingerAndClose();
        } catch (IOException e) {
            close();
        }
    }

    /**
     * Reads and drops input until the other side closes the connection, then closes it here. A socket that is closed with
     * unread input resets the connection, and the last frames written to it could be lost.
     */
    void lingerAndClose() {
        try {
            limitReads(LINGER);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Timed out or broken: no more input will come.
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is released in any case, and the caller could do nothing about the failure.
        }
    }

    private static void requireWhole(byte[] read, long expected) throws EOFException {
        if (read.length < expected) {
            throw new EOFException(
                    "connection ended inside a frame: " + read.length + " of " + expected + " bytes came");
        }
    }
}
