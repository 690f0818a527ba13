package org.chronogram.messaging;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Objects;
import org.agrona.DirectBuffer;

/**
 * A queue in front of a {@link FrameSender}, for callers that cannot be refused: frames for which the sender has no room wait
 * in memory, in order.
 *
 * <p>With this queue a worker goes on draining its inbound streams while a peer is slow. Without it, two workers that send
 * to each other could wait for each other for ever. The price is memory without a bound: watch
 * {@link #waitingBytes()}. Nothing is allocated until a frame is refused, nor once the chunks in use are enough. Not
 * thread safe.
 */
public final class OverflowQueue {
    private static final int MAX_SPARE_CHUNKS = 8;

    private final FrameSender sender;
    private final FrameLog waiting = new FrameLog(new FrameChunks(MAX_SPARE_CHUNKS), (buffer, offset) -> 0);
    private long peakWaitingBytes;

    /**
     * Creates an empty queue.
     *
     * @param sender which takes the frames.
     */
    public OverflowQueue(FrameSender sender) {
        this.sender = Objects.requireNonNull(sender, "sender");
    }

    /**
     * Sends a frame at once when nothing waits and the sender has room, else appends it to the waiting frames.
     *
     * @param buffer holding the frame, free for reuse on return.
     * @param offset at which the frame begins.
     * @param length of the frame in bytes.
     */
    public void send(DirectBuffer buffer, int offset, int length) {
        if (isEmpty() && sender.offer(buffer, offset, length)) {
            return;
        }
        waiting.append(buffer, offset, length);
        peakWaitingBytes = Math.max(peakWaitingBytes, waiting.unsentBytes());
    }

    /**
     * Offers the waiting frames, oldest first, until the sender refuses one.
     *
     * @return true when nothing waits any more.
     */
    @CheckReturnValue
    public boolean flush() {
        while (waiting.hasUnsent()) {
            if (!waiting.sendNext(sender)) {
                return false;
            }
            waiting.dropSentBefore(Long.MAX_VALUE);
        }
        return true;
    }

    /**
     * Tells whether every frame has gone to the sender.
     *
     * @return true when no frame waits.
     */
    public boolean isEmpty() {
        return !waiting.hasUnsent();
    }

    /**
     * Returns the bytes of the frames that wait, without the overhead of storing them.
     *
     * @return bytes waiting now.
     */
    public long waitingBytes() {
        return waiting.unsentBytes();
    }

    /**
     * Returns the most bytes that ever waited at once.
     *
     * @return largest value {@link #waitingBytes()} has had.
     */
    public long peakWaitingBytes() {
        return peakWaitingBytes;
    }
}
