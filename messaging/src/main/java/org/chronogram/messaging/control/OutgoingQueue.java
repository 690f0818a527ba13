package org.chronogram.messaging.control;

import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Payloads that wait for the writer thread of a link. Any thread may offer and end, one thread takes; only taking waits.
 *
 * <p>A payload is accepted while the payloads queued before it, the one being written included, are within the limit. So
 * even the largest frame is accepted behind a heartbeat, and memory stays below the limit plus one frame.
 */
final class OutgoingQueue {
    static final long MAX_BYTES = 64L << 20;

    /** Result of an offer. */
    enum Offer {
        ACCEPTED,
        FULL,
        ENDED
    }

    @GuardedBy("this")
    private final Queue<byte[]> payloads = new ArrayDeque<>();

    @GuardedBy("this")
    private long bytes;

    @GuardedBy("this")
    private int bytesInWriting;

    @GuardedBy("this")
    private boolean ended;

    @CheckReturnValue
    synchronized Offer offer(byte[] payload) {
        if (ended) {
            return Offer.ENDED;
        }
        if (bytes > MAX_BYTES) {
            return Offer.FULL;
        }
        payloads.add(payload);
        bytes += payload.length;
        notifyAll();
        return Offer.ACCEPTED;
    }

    /** Waits for the next payload, counting the one before as written; null when all are written and no more will come. */
    synchronized byte[] take() throws InterruptedException {
        bytes -= bytesInWriting;
        bytesInWriting = 0;
        while (payloads.isEmpty() && !ended) {
            wait();
        }
        byte[] next = payloads.poll();
        bytesInWriting = next == null ? 0 : next.length;
        return next;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Accepts no more payloads; the queued ones are still handed out. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Accepts one last payload, without regard to the limit, and no more after it. */
    synchronized void endWith(byte[] payload) {
        if (!ended) {
            payloads.add(payload);
            bytes += payload.length;
        }
        end();
    }

    /** Accepts no more payloads and drops the queued ones. */
    synchronized void discard() {
        payloads.clear();
        bytes = bytesInWriting;
        end();
    }
}
