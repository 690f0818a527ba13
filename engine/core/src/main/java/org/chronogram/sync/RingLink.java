package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.OverflowQueue;
import org.chronogram.messaging.ring.FrameRing;

/** One thread's end of a pair of rings between two threads of a worker, one ring each way. Used by that thread only. */
final class RingLink {
    private static final int FRAMES_PER_RING = 16;

    private final FrameRing outgoing;
    private final FrameRing incoming;
    private final Doorbell own;
    private final Doorbell other;
    private final OverflowQueue waiting;

    private RingLink(FrameRing outgoing, FrameRing incoming, Doorbell own, Doorbell other) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.own = own;
        this.other = other;
        waiting = new OverflowQueue(outgoing);
    }

    /**
     * Creates a link between two empty rings; the other thread uses {@link #otherEnd()}.
     *
     * @param own wakes the thread of this end.
     * @param other wakes the other thread.
     */
    static RingLink create(Doorbell own, Doorbell other) {
        return new RingLink(newRing(), newRing(), own, other);
    }

    private static FrameRing newRing() {
        int capacity = Integer.highestOneBit(EventBatches.LONGEST_BATCH_BYTES * FRAMES_PER_RING - 1) << 1;
        return new FrameRing(capacity, EventBatches.LONGEST_BATCH_BYTES);
    }

    /** Returns the end of the other thread; to be called once. */
    RingLink otherEnd() {
        return new RingLink(incoming, outgoing, other, own);
    }

    /** Sends a frame, which waits in memory while the ring is full. */
    void send(DirectBuffer frame, int offset, int length) {
        waiting.send(frame, offset, length);
        other.ring();
    }

    /** Sends a frame if there is room for it behind the frames that wait; returns whether there was. */
    boolean offer(DirectBuffer frame, int offset, int length) {
        boolean taken = flush() && outgoing.offer(frame, offset, length);
        other.ring();
        return taken;
    }

    /** Offers the frames that wait to the ring; returns whether none waits any more. */
    boolean flush() {
        if (waiting.isEmpty()) {
            return true;
        }
        boolean none = waiting.flush();
        other.ring();
        return none;
    }

    /** Hands frames that have arrived to a handler; returns how many it took. */
    int drain(FrameHandler handler, int source, int limit) {
        return incoming.isEmpty() ? 0 : incoming.drain(handler, source, limit);
    }

    long peakWaitingBytes() {
        return waiting.peakWaitingBytes();
    }
}
