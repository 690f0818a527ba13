package org.chronogram.messaging.udp;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Objects;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Configuration of one worker's {@link Mesh}. Set what differs from the defaults, then {@link #conclude()} once; after that
 * it cannot be changed. Not thread safe.
 */
public final class MeshContext {
    private Path directory;
    private String bindAddress = "127.0.0.1";
    private InetAddress bindInetAddress;
    private int worker;
    private int workers;
    private long runId;
    private int epoch;
    private NetworkProfile profile = NetworkProfile.LOOPBACK;
    private IdleStrategy idleStrategy = new BackoffIdleStrategy(50, 20, 1_000, 100_000);
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private boolean concluded;

    /**
     * Checks all values against each other and cuts the profile down to what the kernel grants. May be called once.
     *
     * @return this.
     * @throws MeshException when a value does not do; the message names it, what is allowed and what was given.
     */
    public MeshContext conclude() {
        checkOpen();
        checkWorkers();
        checkDirectory();
        checkBindAddress();
        profile = profile.clampedTo(KernelLimits.receiveBufferLength(), KernelLimits.sendBufferLength());
        concluded = true;
        return this;
    }

    /**
     * Session id of the stream from one worker to another: a pure function, so that master and workers agree without
     * telling each other. Ids differ between all pairs of a mesh and between the epochs of a run, and stay out of the
     * range that Aeron keeps for itself.
     *
     * @param runId of the run, best random.
     * @param epoch of the mesh, from 0.
     * @param from index of the sending worker.
     * @param to index of the receiving worker.
     * @return session id.
     */
    public static int sessionId(long runId, int epoch, int from, int to) {
        return SessionIds.sessionId(runId, epoch, from, to);
    }

    /**
     * Session id of a stream of this mesh.
     *
     * @param from index of the sending worker.
     * @param to index of the receiving worker.
     * @return session id.
     */
    public int sessionId(int from, int to) {
        return sessionId(runId, epoch, from, to);
    }

    /**
     * Longest frame that a sender of this mesh takes. Final after {@link #conclude()}, which may lower it.
     *
     * @return length in bytes.
     */
    public int maxFrameLength() {
        return profile.maxFrameLength();
    }

    /**
     * Sets the directory of the media driver: it must not exist yet, its parent must, best on a memory file system. The
     * mesh creates it for the owner alone and deletes it on close.
     *
     * @param value a name no other mesh has or had.
     * @return this.
     */
    public MeshContext directory(Path value) {
        checkOpen();
        directory = value;
        return this;
    }

    /** Returns the directory of the media driver. */
    public Path directory() {
        return directory;
    }

    /**
     * Sets the address at which peers reach this worker. The default is loopback: anything else exposes unencrypted,
     * unauthenticated streams to that network.
     *
     * @param value an IP literal of this host.
     * @return this.
     */
    public MeshContext bindAddress(String value) {
        checkOpen();
        bindAddress = value;
        return this;
    }

    /** Returns the address at which peers reach this worker. */
    public String bindAddress() {
        return bindAddress;
    }

    InetAddress bindInetAddress() {
        return bindInetAddress;
    }

    /**
     * Sets which worker this is.
     *
     * @param value index from 0.
     * @return this.
     */
    public MeshContext worker(int value) {
        checkOpen();
        worker = value;
        return this;
    }

    /** Returns which worker this is. */
    public int worker() {
        return worker;
    }

    /**
     * Sets how many workers the mesh has, this one included.
     *
     * @param value from 1 to 1024.
     * @return this.
     */
    public MeshContext workers(int value) {
        checkOpen();
        workers = value;
        return this;
    }

    /** Returns how many workers the mesh has. */
    public int workers() {
        return workers;
    }

    /**
     * Sets the run, the same for all its workers and different from every other run that may be under way.
     *
     * @param value best random.
     * @return this.
     */
    public MeshContext runId(long value) {
        checkOpen();
        runId = value;
        return this;
    }

    /** Returns the run. */
    public long runId() {
        return runId;
    }

    /**
     * Sets the epoch, one more for each new mesh of a run.
     *
     * @param value from 0.
     * @return this.
     */
    public MeshContext epoch(int value) {
        checkOpen();
        epoch = value;
        return this;
    }

    /** Returns the epoch. */
    public int epoch() {
        return epoch;
    }

    /**
     * Sets the sizes, the same for all workers of the mesh.
     *
     * @param value default {@link NetworkProfile#LOOPBACK}.
     * @return this.
     */
    public MeshContext profile(NetworkProfile value) {
        checkOpen();
        profile = Objects.requireNonNull(value, "profile");
        return this;
    }

    /** Returns the sizes; after {@link #conclude()} those in effect. */
    public NetworkProfile profile() {
        return profile;
    }

    /**
     * Sets how {@link Mesh#launch} waits for its sockets; nothing else waits.
     *
     * @param value default is a back-off.
     * @return this.
     */
    public MeshContext idleStrategy(IdleStrategy value) {
        checkOpen();
        idleStrategy = Objects.requireNonNull(value, "idleStrategy");
        return this;
    }

    IdleStrategy idleStrategy() {
        return idleStrategy;
    }

    /**
     * Sets the clock of the mesh and of the media driver in it.
     *
     * @param value default is the system's.
     * @return this.
     */
    public MeshContext nanoClock(NanoClock value) {
        checkOpen();
        nanoClock = Objects.requireNonNull(value, "nanoClock");
        return this;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    boolean isConcluded() {
        return concluded;
    }

    private void checkOpen() {
        if (concluded) {
            throw new IllegalStateException("MeshContext is concluded: set values before conclude(), and that once");
        }
    }

    private void checkWorkers() {
        check(
                workers >= 1 && workers <= SessionIds.MAX_WORKERS,
                "workers=" + workers + " must be in 1.." + SessionIds.MAX_WORKERS);
        check(
                worker >= 0 && worker < workers,
                "worker=" + worker + " must be in 0.." + (workers - 1) + " for workers=" + workers);
        check(epoch >= 0, "epoch=" + epoch + " must be >= 0");
    }

    private void checkDirectory() {
        check(directory != null, "directory=null: name a new directory for the media driver, best below /dev/shm");
    }

    private void checkBindAddress() {
        bindInetAddress = IpAddresses.parseOrNull(bindAddress);
        check(
                bindInetAddress != null,
                "bindAddress=" + bindAddress + " must be an IP literal such as 10.0.0.5, not a name");
        check(
                !bindInetAddress.isAnyLocalAddress() && !bindInetAddress.isMulticastAddress(),
                "bindAddress=" + bindAddress + " must be one address of this host that peers can send to");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new MeshException("MeshContext." + message);
        }
    }
}
