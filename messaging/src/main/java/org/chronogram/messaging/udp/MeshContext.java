package org.chronogram.messaging.udp;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.messaging.udp.StreamKeys.StreamKey;

/**
 * Configuration of one worker's {@link Mesh}. Set what differs from the defaults, then {@link #conclude()} once; after that
 * it cannot be changed. Not thread safe.
 */
public final class MeshContext {
    private static final int MIN_SECRET_BYTES = 16;

    private Path directory;
    private String bindAddress = "127.0.0.1";
    private InetAddress bindInetAddress;
    private int worker;
    private int workers;
    private byte[] secret;
    private StreamKeys streamKeys;
    private Supplier<LinkFaults> linkFaults;
    private boolean authenticated;
    private int epoch;
    private NetworkProfile profile = NetworkProfile.LOOPBACK;
    private IdleStrategy idleStrategy = new BackoffIdleStrategy(50, 20, 1_000, 100_000);
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private boolean concluded;

    /**
     * Checks all values against each other and reduces the profile to the socket buffers that the kernel grants. May be called once.
     *
     * @return this.
     * @throws MeshException when a value is not allowed; the message names the value, what was given and what is allowed.
     */
    public MeshContext conclude() {
        checkOpen();
        checkWorkers();
        checkDirectory();
        checkBindAddress();
        checkSecret();
        streamKeys = new StreamKeys(secret, epoch, authenticated);
        linkFaults = linkFaults != null ? linkFaults : FaultyLink.fromSystemProperties(nanoClock);
        profile = profile.clampedTo(SocketBuffers.granted());
        concluded = true;
        return this;
    }

    /** Returns the session id and the seal keys of the stream from one worker to another. Only after {@link #conclude()}. */
    StreamKey streamKey(int from, int to) {
        return streamKeys.key(from, to);
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
     * Sets the address at which peers reach this worker. The default is loopback: anything else exposes unencrypted
     * streams to that network.
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
     * Sets the secret from which the session ids and the seals of all streams are derived: the same for all workers of the run,
     * different from that of every other run, and known to nobody else.
     *
     * @param value at least 16 bytes, best random.
     * @return this.
     */
    public MeshContext secret(byte[] value) {
        checkOpen();
        secret = value.clone();
        return this;
    }

    /**
     * Sets whether the seal of a datagram is a message authentication code, which nobody can compute without the secret,
     * or a checksum with a key, which costs less and which an attacker who reads one datagram can forge. All workers of the
     * mesh have the same.
     *
     * @param value the default is false.
     * @return this.
     */
    public MeshContext authenticated(boolean value) {
        checkOpen();
        authenticated = value;
        return this;
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
     * Sets how {@link Mesh#launch} waits for its sockets; no other method waits.
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

    /** Sets the faults of the links, for tests; by default those that the options of the JVM ask for. */
    MeshContext linkFaults(Supplier<LinkFaults> value) {
        checkOpen();
        linkFaults = Objects.requireNonNull(value, "linkFaults");
        return this;
    }

    Supplier<LinkFaults> linkFaults() {
        return linkFaults;
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
                workers >= 1 && workers <= StreamKeys.MAX_WORKERS,
                "workers=" + workers + " must be in 1.." + StreamKeys.MAX_WORKERS);
        check(
                worker >= 0 && worker < workers,
                "worker=" + worker + " must be in 0.." + (workers - 1) + " for workers=" + workers);
        check(epoch >= 0, "epoch=" + epoch + " must be >= 0");
    }

    private void checkSecret() {
        check(
                secret != null && secret.length >= MIN_SECRET_BYTES,
                "secret has " + (secret == null ? 0 : secret.length) + " bytes, must have at least "
                        + MIN_SECRET_BYTES);
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
