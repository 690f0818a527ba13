package org.chronogram.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Stands between a worker and its master, hands on frame after frame, and spoils one. */
final class GarbledLink {
    private enum Garbling {
        NONE,
        FLIPPED_BIT,
        MISSING,
        TWICE,
        SWAPPED,
        NOISE,
        CUT,
        /** Of the worker: it may well never need to hear anything more. */
        SILENCE
    }

    private static final int HANDSHAKE_HEADER_BYTES = 12;

    private static final int HEADER_BYTES = 52;

    /** Hello goes up in the handshake; challenge and welcome come down. */
    private static final int HANDSHAKE_FRAMES_UP = 1;

    private static final int HANDSHAKE_FRAMES_DOWN = 2;

    /** Frames of the handshake: a worker that does not get in is another story. */
    private static final int FIRST_SPOILT = 2;

    private static final int LAST_SPOILT = 7;

    /** Ways to spoil a frame. */
    static final int GARBLINGS = Garbling.values().length - 1;

    private final ServerSocket server;
    private final InetSocketAddress master;
    private final SplittableRandom random;
    private final Garbling garbling;
    private final boolean upwards;
    private final int moment;

    private GarbledLink(InetSocketAddress master, Garbling garbling, SplittableRandom random) throws IOException {
        this.master = master;
        this.random = random;
        this.garbling = garbling;
        server = new ServerSocket(0, 1, master.getAddress());
        upwards = garbling == Garbling.SILENCE || random.nextBoolean();
        moment = random.nextInt(FIRST_SPOILT, LAST_SPOILT);
        start(this::join);
    }

    static GarbledLink sound(InetSocketAddress master) throws IOException {
        return new GarbledLink(master, Garbling.NONE, new SplittableRandom(0));
    }

    /** Returns a link that spoils a frame in the one of the ways that has this number modulo all. */
    static GarbledLink garbling(InetSocketAddress master, int way, SplittableRandom random) throws IOException {
        return new GarbledLink(master, Garbling.values()[1 + way % GARBLINGS], random);
    }

    int port() {
        return server.getLocalPort();
    }

    private void join() throws IOException {
        Socket worker = server.accept();
        Socket upstream = new Socket(master.getAddress(), master.getPort());
        start(() -> pump(worker, upstream, HANDSHAKE_FRAMES_UP, upwards ? garbling : Garbling.NONE));
        start(() -> pump(upstream, worker, HANDSHAKE_FRAMES_DOWN, upwards ? Garbling.NONE : garbling));
    }

    private void pump(Socket from, Socket to, int handshakeFrames, Garbling spoiling) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] frame = read(in, HANDSHAKE_HEADER_BYTES);
        for (int next = 1; frame != null; next++) {
            if (next - 1 == moment && spoiling != Garbling.NONE) {
                spoil(spoiling, frame, in, out);
            } else {
                out.write(frame);
            }
            frame = read(in, next < handshakeFrames ? HANDSHAKE_HEADER_BYTES : HEADER_BYTES);
        }
        to.shutdownOutput();
    }

    private void spoil(Garbling spoiling, byte[] frame, InputStream in, OutputStream out) throws IOException {
        switch (spoiling) {
            case FLIPPED_BIT -> {
                frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                out.write(frame);
            }
            case TWICE -> {
                out.write(frame);
                out.write(frame);
            }
            case SWAPPED -> {
                byte[] next = read(in, HEADER_BYTES);
                out.write(next == null ? new byte[0] : next);
                out.write(frame);
            }
            case NOISE -> {
                byte[] noise = new byte[random.nextInt(1, 1_000)];
                random.nextBytes(noise);
                out.write(noise);
            }
            case CUT -> {
                out.write(frame, 0, random.nextInt(frame.length));
                out.close();
            }
            case SILENCE -> in.transferTo(OutputStream.nullOutputStream());
            default -> {
                // The frame is missing.
            }
        }
    }

    /** Returns the next frame with its header; null at the end. */
    private static byte[] read(InputStream in, int headerBytes) throws IOException {
        byte[] header = in.readNBytes(headerBytes);
        if (header.length < headerBytes) {
            return null;
        }
        int lengthBytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] frame = Arrays.copyOf(header, headerBytes + lengthBytes);
        int got = in.readNBytes(frame, headerBytes, lengthBytes);
        return got == lengthBytes ? frame : null;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A side that hangs up ends the thread, and nothing else. */
    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The other side has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
