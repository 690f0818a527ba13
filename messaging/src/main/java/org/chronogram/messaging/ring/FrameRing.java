package org.chronogram.messaging.ring;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Objects;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.LangUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.FrameSender;

/**
 * Bounded ring of frames from one thread to another.
 *
 * <p>Exactly one thread may call {@link #offer} and exactly one may call {@link #drain}; {@link #isEmpty} is for both.
 * Neither side blocks, locks or allocates. Memory is direct and lives as long as the ring.
 */
public final class FrameRing implements FrameSender {
    private static final int FRAME_TYPE_ID = 1;
    private static final int MIN_CAPACITY_BYTES = 1024;
    private static final int MAX_CAPACITY_BYTES = 1 << 29;
    private static final int ALIGNMENT = 128;

    private final OneToOneRingBuffer ring;
    private final int maxFrameLength;
    private final Consumer consumer = new Consumer();

    /**
     * Creates an empty ring.
     *
     * @param capacityBytes room for frames, each with 8 bytes of header and padded to 8; a power of two.
     * @param maxFrameLength longest frame that will be offered, at most an eighth of the capacity.
     */
    public FrameRing(int capacityBytes, int maxFrameLength) {
        checkCapacity(capacityBytes);
        int longestPossible = capacityBytes / 8;
        if (maxFrameLength < 0 || maxFrameLength > longestPossible) {
            throw new IllegalArgumentException("maxFrameLength=" + maxFrameLength + " must be in 0.." + longestPossible
                    + " for capacityBytes=" + capacityBytes + ": make the ring at least 8 times the longest frame");
        }
        this.maxFrameLength = maxFrameLength;
        int bufferLength = capacityBytes + RingBufferDescriptor.TRAILER_LENGTH;
        ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(bufferLength, ALIGNMENT)));
    }

    /** {@inheritDoc} Called by the producer only. */
    @Override
    @CheckReturnValue
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        if (length < 0 || length > maxFrameLength) {
            throw new IllegalArgumentException("length=" + length + " must be in 0..maxFrameLength=" + maxFrameLength);
        }
        return ring.write(FRAME_TYPE_ID, buffer, offset, length);
    }

    /**
     * Hands frames to a handler, oldest first, until the ring is empty, the limit is reached or the handler refuses.
     * Called by the consumer only. A refused frame is the first of the next drain; so is one at which the handler threw,
     * and the exception is passed on.
     *
     * @param handler which takes the frames.
     * @param source passed to the handler.
     * @param limit most frames to hand over.
     * @return number of frames taken.
     */
    public int drain(FrameHandler handler, int source, int limit) {
        consumer.begin(handler, source);
        int taken = 0;
        long positionBefore;
        do {
            positionBefore = ring.consumerPosition();
            taken += ring.controlledRead(consumer, limit - taken);
        } while (taken < limit && !consumer.refused && ring.consumerPosition() != positionBefore);
        return consumer.end(taken);
    }

    /**
     * Tells whether there was nothing to drain at some moment during the call. May be called by either side.
     *
     * @return true when the ring held no frame.
     */
    public boolean isEmpty() {
        return ring.size() == 0;
    }

    /**
     * Returns the longest frame that may be offered.
     *
     * @return length in bytes.
     */
    public int maxFrameLength() {
        return maxFrameLength;
    }

    private static void checkCapacity(int capacityBytes) {
        if (!BitUtil.isPowerOfTwo(capacityBytes)
                || capacityBytes < MIN_CAPACITY_BYTES
                || capacityBytes > MAX_CAPACITY_BYTES) {
            throw new IllegalArgumentException("capacityBytes=" + capacityBytes + " must be a power of two in "
                    + MIN_CAPACITY_BYTES + ".." + MAX_CAPACITY_BYTES);
        }
    }

    /** State of one drain; a field of the ring so that draining creates no object. */
    private static final class Consumer implements ControlledMessageHandler {
        private FrameHandler handler;
        private int source;
        private boolean refused;
        private Throwable failure;

        void begin(FrameHandler frameHandler, int frameSource) {
            handler = Objects.requireNonNull(frameHandler, "handler");
            source = frameSource;
            refused = false;
        }

        int end(int taken) {
            handler = null;
            Throwable thrown = failure;
            failure = null;
            if (thrown != null) {
                LangUtil.rethrowUnchecked(thrown);
            }
            return taken;
        }

        @Override
        public Action onMessage(int messageTypeId, MutableDirectBuffer buffer, int index, int length) {
            try {
                refused = !handler.onFrame(source, buffer, index, length);
            } catch (Throwable thrown) {
                failure = thrown;
                refused = true;
            }
            return refused ? Action.ABORT : Action.CONTINUE;
        }
    }
}
