package org.chronogram.messaging.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.chronogram.threads.DaemonThreads;

/** Stands between one client and its server: without the token, but able to read and change every frame. */
final class Interceptor implements AutoCloseable {
    static final Change NOTHING = (number, frame) -> frame;
    static final int LENGTH_BYTES = Integer.BYTES;
    static final int DIGEST_BYTES = 32;
    static final int SEAL_BYTES = 16;
    static final int HEADER_BYTES = LENGTH_BYTES + DIGEST_BYTES + SEAL_BYTES;

    /** Frames of the handshake: challenge and welcome come down, hello goes up. */
    static final int FIRST_SEALED_DOWN = 2;

    static final int FIRST_SEALED_UP = 1;

    /** What is handed on in place of a frame, nothing and several frames included. */
    interface Change {
        byte[] of(int number, byte[] frame);
    }

    private final ServerSocket socket = new ServerSocket(0, 1, RawPeer.loopback());
    private final InetSocketAddress server;
    private final Change up;
    private final Change down;

    Interceptor(InetSocketAddress server, Change up, Change down) throws IOException {
        this.server = server;
        this.up = up;
        this.down = down;
        start(this::join);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void join() throws IOException {
        Socket client = socket.accept();
        Socket upstream = new Socket(server.getAddress(), server.getPort());
        start(() -> pump(client, upstream, FIRST_SEALED_UP, up));
        start(() -> pump(upstream, client, FIRST_SEALED_DOWN, down));
    }

    private static void pump(Socket from, Socket to, int firstSealed, Change change) throws IOException {
        byte[] frame = read(from.getInputStream(), 0, firstSealed);
        for (int number = 0; frame != null; ) {
            to.getOutputStream().write(change.of(number, frame));
            number++;
            frame = read(from.getInputStream(), number, firstSealed);
        }
        to.shutdownOutput();
    }

    /** Returns the next frame with its header; null at the end. */
    private static byte[] read(InputStream in, int number, int firstSealed) throws IOException {
        int headerBytes = number < firstSealed ? FrameHeader.bytes(FrameSeal.CHECKSUM) : HEADER_BYTES;
        byte[] header = in.readNBytes(headerBytes);
        if (header.length < headerBytes) {
            return null;
        }
        int lengthBytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] frame = Arrays.copyOf(header, headerBytes + lengthBytes);
        return in.readNBytes(frame, headerBytes, lengthBytes) == lengthBytes ? frame : null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A side that hangs up ends the thread, and nothing else. */
    private static void start(Work work) {
        DaemonThreads.start("interceptor", () -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has hung up.
            }
        });
    }
}
