package org.chronogram.messaging.udp;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * For how long a mesh has heard nothing from each peer, measured in the time for which the mesh has turned. This time stands
 * still while the thread of the mesh does something else, so neither a handler that takes long nor a process that was
 * stopped makes a peer silent. A peer whose mesh turns sends on both streams at least every 100 ms, also when it has no
 * frames to send: set-ups or heartbeats on its own, answers on the other.
 *
 * <p>The thread of the mesh writes, any thread reads.
 */
public final class PeerSilence {
    /** A turn counts for no more than this: for so long at most, a mesh whose peers hear from it sends nothing. */
    static final long LONGEST_TURN_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AtomicLong turnedNs = new AtomicLong();
    private final AtomicLongArray dataNs;
    private final AtomicLongArray answersNs;
    private final int worker;
    private long lastTurnNs;

    /**
     * Begins, with a mesh that does not turn yet.
     *
     * @param worker index of the worker that has the mesh.
     * @param workers number of workers.
     */
    public PeerSilence(int worker, int workers) {
        this.worker = worker;
        dataNs = new AtomicLongArray(workers);
        answersNs = new AtomicLongArray(workers);
    }

    /**
     * The mesh begins to turn.
     *
     * @param nowNs the time.
     */
    public void begin(long nowNs) {
        lastTurnNs = nowNs;
    }

    /**
     * The mesh takes a turn.
     *
     * @param nowNs the time.
     */
    public void turn(long nowNs) {
        turnedNs.setRelease(turnedNs.getPlain() + Math.min(nowNs - lastTurnNs, LONGEST_TURN_NS));
        lastTurnNs = nowNs;
    }

    /**
     * A datagram of the stream from a peer has come.
     *
     * @param peer index of the peer.
     */
    public void heardData(int peer) {
        dataNs.setRelease(peer, turnedNs.getPlain());
    }

    /**
     * An answer to the stream to a peer has come.
     *
     * @param peer index of the peer.
     */
    public void heardAnswer(int peer) {
        answersNs.setRelease(peer, turnedNs.getPlain());
    }

    /**
     * Returns for how long the mesh has turned since it was told to connect.
     *
     * @return nanoseconds, without the time between turns that were far apart.
     */
    public long turnedNs() {
        return turnedNs.getAcquire();
    }

    /**
     * Returns the peers that have been silent for some time.
     *
     * @param limitNs the least time, in nanoseconds for which this mesh has turned.
     * @return indices of the peers, in ascending order.
     */
    public int[] silentFor(long limitNs) {
        return IntStream.range(0, dataNs.length())
                .filter(peer -> peer != worker && silentNs(peer) >= limitNs)
                .toArray();
    }

    /**
     * Returns for how long nothing has come from a peer, on the stream of the two that was silent for longer.
     *
     * @param peer index of the peer.
     * @return nanoseconds for which this mesh has turned meanwhile.
     */
    public long silentNs(int peer) {
        return turnedNs.getAcquire() - Math.min(dataNs.getAcquire(peer), answersNs.getAcquire(peer));
    }
}
