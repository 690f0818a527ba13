package org.chronogram.messaging.udp;

import java.util.Objects;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.FrameSender;

/**
 * One worker's end of the streams between all workers of a mesh.
 *
 * <p>Order of calls: {@link #launch} opens a socket for each peer. The caller sends the {@link #endpoint}s to the peers and
 * passes theirs to {@link #connect}, then calls {@link #doWork} until {@link #isConnected}. From then on frames are sent with
 * {@link #sender} and arrive at the handler while {@link #doWork} runs. {@link #close} drops frames that peers have not
 * received yet, so call it only after the peers have confirmed, outside of the mesh, that they have everything.
 *
 * <p>Frames from one peer arrive complete and in the order they were sent, or not at all when the peer is gone; there is no
 * order between peers. The media driver runs inside of {@link #doWork} and {@link #pulse}: nothing is sent or received
 * while neither is called, and no thread is started. A caller that waits for room must go on calling {@link #doWork},
 * otherwise two workers can wait for each other for ever; see {@link org.chronogram.messaging.OverflowQueue}.
 *
 * <p>Not thread safe: one thread at a time, which must never be interrupted.
 */
public final class Mesh implements AutoCloseable {
    private static final int PASS_LIMIT = 16;
    private static final int FRAGMENT_LIMIT = 64;
    private static final int CLIENT_PASS_MASK = 63;

    private final MeshContext context;
    private final MeshHealth health = new MeshHealth();
    private final PeerSilence silence;
    private final SocketWait wait = new SocketWait();
    private final EmbeddedDriver driver;
    private final StreamOpener opener;
    private final PeerStream[] streamByPeer;
    private final PeerStream[] streams;
    private boolean connecting;
    private boolean connected;
    private boolean closed;
    private int cycle;

    private Mesh(MeshContext context, FrameHandler handler) {
        this.context = context;
        int workers = context.workers();
        streamByPeer = new PeerStream[workers];
        streams = new PeerStream[workers - 1];
        for (int peer = 0, next = 0; peer < workers; peer++) {
            if (peer != context.worker()) {
                streamByPeer[peer] = new PeerStream(peer, context.maxFrameLength(), handler, health);
                streams[next++] = streamByPeer[peer];
            }
        }
        silence = new PeerSilence(context.worker(), workers);
        StreamEndpoints endpoints = new StreamEndpoints(context, silence, wait);
        driver = launchDriver(endpoints);
        opener = new StreamOpener(context, health, driver, endpoints);
    }

    private EmbeddedDriver launchDriver(StreamEndpoints endpoints) {
        try {
            return EmbeddedDriver.launch(context, health, endpoints);
        } catch (RuntimeException failed) {
            wait.close();
            throw failed;
        }
    }

    /**
     * Starts the media driver and opens a receiving socket for each peer. Blocks for a few milliseconds a peer.
     *
     * @param context of this worker; concluded here if it is not yet.
     * @param handler which takes the frames of all peers.
     * @return a mesh that is not connected yet.
     * @throws MeshException when the directory or a socket cannot be opened; nothing is left behind then.
     */
    public static Mesh launch(MeshContext context, FrameHandler handler) {
        Objects.requireNonNull(handler, "handler");
        Mesh mesh = new Mesh(context.isConcluded() ? context : context.conclude(), handler);
        try {
            mesh.opener.openSockets(mesh.streams);
            return mesh;
        } catch (RuntimeException failed) {
            mesh.close();
            throw failed;
        }
    }

    /**
     * Returns the address to which a peer must send. Each peer has a socket of its own.
     *
     * @param fromPeer index of the peer.
     * @return address and port, as {@code ip:port} or {@code [ip]:port}.
     */
    public String endpoint(int fromPeer) {
        return stream(fromPeer).resolvedEndpointOrNull();
    }

    /**
     * Opens the streams to the peers. Blocks for a few milliseconds a peer, not for the peers themselves. May be called once.
     *
     * @param endpoints by peer: what {@code endpoint(this worker)} returns in the mesh of that peer; the entry of this worker
     *     is ignored.
     */
    public void connect(String[] endpoints) {
        checkOpen();
        if (connecting || endpoints.length != context.workers()) {
            throw new IllegalArgumentException("connect needs one endpoint a worker, once: endpoints="
                    + endpoints.length + ", workers=" + context.workers() + ", called before=" + connecting);
        }
        connecting = true;
        for (PeerStream stream : streams) {
            opener.openPublication(stream, endpoints[stream.peer()]);
        }
        silence.begin(context.nanoClock().nanoTime());
    }

    /**
     * Tells whether every peer takes our frames and every peer's stream has arrived here from its first byte. Becomes true
     * by calls of {@link #doWork} and then stays true: the master, not the mesh, notices that a peer is lost.
     *
     * @return true when frames can flow both ways between this worker and all others.
     */
    public boolean isConnected() {
        if (!connected && connecting) {
            connected = true;
            for (PeerStream stream : streams) {
                connected &= stream.isConnected();
            }
        }
        return connected;
    }

    /**
     * Allocates all blocks of the files of this mesh. Call it once, on the thread of this mesh, when it {@link #isConnected}
     * and nothing was sent yet: before that, not all files exist.
     *
     * @throws MeshException when the file system has no room for them.
     */
    public void reserve() {
        DriverDirectory.reserve(context.directory());
    }

    /**
     * Returns the sender to one peer: the same object each time, so it may be kept. It returns false while there is no room
     * or no connection, and throws {@link MeshException} when nothing can be sent any more.
     *
     * @param peer index of the peer.
     * @return sender for the thread of this mesh, for frames up to {@link MeshContext#maxFrameLength()}.
     */
    public FrameSender sender(int peer) {
        return stream(peer);
    }

    /**
     * Sends offered frames, receives, and delivers frames to the handler. Returns as soon as frames were delivered, so that
     * a caller that waits for one need not wait for another poll of the sockets; otherwise when there was nothing to do or
     * the work reached a bound. Call until it returns 0 to drain.
     *
     * @return amount of work done, 0 when there was none.
     * @throws MeshException when the transport or the handler has failed; again on each later call.
     */
    public int doWork() {
        return runPasses(true);
    }

    /**
     * Like {@link #doWork} without delivery: sends, and receives into the buffers of the transport. For use inside of long
     * computations that cannot take frames.
     *
     * @return amount of work done, 0 when there was none.
     * @throws MeshException when the transport has failed.
     */
    public int pulse() {
        return runPasses(false);
    }

    /**
     * Sends an empty frame, which receivers ignore, on each stream that was idle for a millisecond, and again in growing
     * intervals while the stream stays idle. A receiver notices a lost datagram by the datagram that follows; without the
     * empty frame, it would notice the loss of the last datagram only after 100 ms. A worker that waits calls this on each
     * turn of its wait: it is cheap.
     *
     * @param nowNs time by the context's clock.
     */
    public void probeIdleStreams(long nowNs) {
        checkOpen();
        for (PeerStream stream : streams) {
            stream.probeIfIdle(nowNs);
        }
    }

    /**
     * Returns the way in which the thread of this mesh sleeps while it has nothing to do: until a datagram has arrived, for a
     * millisecond at most.
     *
     * @return the same object each time.
     */
    public Doorbell.Sleeper sleeper() {
        return wait;
    }

    /**
     * Returns for how long the mesh has turned, and has heard nothing from each peer, since {@link #connect}.
     *
     * @return the same object each time; any thread may read it.
     */
    public PeerSilence silence() {
        return silence;
    }

    /**
     * Returns the counts of the transport; after {@link #close} the counts at the time of closing. Allocates.
     *
     * @return a snapshot.
     */
    public MeshStatistics statistics() {
        return driver.statistics();
    }

    /**
     * Ends both streams with a peer at once, so that the peer need not wait for a timeout. Frames in flight are lost, and a
     * later offer to the peer throws.
     *
     * @param peer index of the peer.
     */
    public void revoke(int peer) {
        checkOpen();
        stream(peer).revoke();
    }

    /**
     * Closes the streams and the media driver and deletes its directory. Does not wait for peers, alive or not. May be
     * called again.
     */
    @Override
    public void close() {
        health.checkNotDelivering();
        if (!closed) {
            closed = true;
            driver.close();
            wait.close();
        }
    }

    private int runPasses(boolean deliver) {
        checkOpen();
        if (connecting) {
            silence.turn(context.nanoClock().nanoTime());
        }
        int workCount = 0;
        int passes = 0;
        int passWork;
        int frames;
        do {
            passWork = driver.driverPass();
            frames = deliver ? pollStreams() : 0;
            workCount += passWork + frames;
        } while (frames == 0 && passWork > 0 && ++passes < PASS_LIMIT);
        workCount += clientPass();
        health.checkSound();
        return workCount;
    }

    private int pollStreams() {
        int frames = 0;
        health.beginDelivery();
        try {
            for (PeerStream stream : streams) {
                frames += stream.poll(FRAGMENT_LIMIT);
            }
        } finally {
            health.endDelivery();
        }
        return frames;
    }

    private int clientPass() {
        if (connected && (++cycle & CLIENT_PASS_MASK) != 0) {
            return 0;
        }
        driver.checkRunning();
        return driver.clientPass();
    }

    private PeerStream stream(int peer) {
        if (peer < 0 || peer >= streamByPeer.length || streamByPeer[peer] == null) {
            throw new IllegalArgumentException("peer=" + peer + " must be in 0.." + (context.workers() - 1)
                    + " and not this worker=" + context.worker());
        }
        return streamByPeer[peer];
    }

    private void checkOpen() {
        health.checkNotDelivering();
        if (closed) {
            throw new IllegalStateException("mesh of worker=" + context.worker() + " is closed");
        }
    }
}
