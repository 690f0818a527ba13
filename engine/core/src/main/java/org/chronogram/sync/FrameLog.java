package org.chronogram.sync;

import java.util.ArrayDeque;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameSender;

/**
 * The frames of the stream to one peer, oldest first: those that were sent and are kept, then those that wait. They lie in
 * chunks, so that growing copies nothing, and dropping the oldest is cheap. Not thread safe.
 */
final class FrameLog {
    static final int CHUNK_BYTES = 128 * 1024;

    private static final int ALIGNMENT = Integer.BYTES;

    /** The chunks of all streams of a worker; those that are not in use are kept for reuse. */
    static final class Chunks {
        private final ArrayDeque<Chunk> spare = new ArrayDeque<>();
        private final int mostSpare;
        private long inUse;

        Chunks(int mostSpare) {
            this.mostSpare = mostSpare;
        }

        private Chunk take() {
            inUse++;
            Chunk chunk = spare.pollLast();
            return chunk == null ? new Chunk() : chunk;
        }

        private void release(Chunk chunk) {
            inUse--;
            if (spare.size() < mostSpare) {
                chunk.next = null;
                chunk.end = 0;
                spare.addLast(chunk);
            }
        }

        long bytesInUse() {
            return inUse * CHUNK_BYTES;
        }
    }

    private static final class Chunk {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CHUNK_BYTES]);
        private int end;
        private long lastStep;
        private Chunk next;
    }

    private final Chunks chunks;
    private Chunk oldest;
    private Chunk newest;
    private Chunk sending;
    private int sendingOffset;
    private long unsentBytes;

    FrameLog(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Adds a copy of a frame to the frames that wait. */
    void append(DirectBuffer frame, int offset, int length) {
        int recordBytes = recordBytes(length);
        if (newest == null || newest.end + recordBytes > CHUNK_BYTES) {
            addChunk();
        }
        newest.buffer.putInt(newest.end, length);
        newest.buffer.putBytes(newest.end + Integer.BYTES, frame, offset, length);
        newest.end += recordBytes;
        newest.lastStep = StepFrame.step(frame, offset);
        unsentBytes += length;
    }

    private static int recordBytes(int length) {
        return BitUtil.align(Integer.BYTES + length, ALIGNMENT);
    }

    private void addChunk() {
        Chunk added = chunks.take();
        if (newest == null) {
            oldest = added;
            sending = added;
            sendingOffset = 0;
        } else {
            newest.next = added;
        }
        newest = added;
    }

    boolean hasUnsent() {
        return unsentBytes > 0;
    }

    long unsentBytes() {
        return unsentBytes;
    }

    /** Returns the step of the first frame that waits. */
    long nextStep() {
        skipToUnsent();
        return StepFrame.step(sending.buffer, sendingOffset + Integer.BYTES);
    }

    private void skipToUnsent() {
        if (sendingOffset == sending.end) {
            sending = sending.next;
            sendingOffset = 0;
        }
    }

    /** Offers the first frame that waits, as one of the epoch given; returns whether it was taken. */
    boolean sendNext(FrameSender sender, int epoch) {
        skipToUnsent();
        int frame = sendingOffset + Integer.BYTES;
        int length = sending.buffer.getInt(sendingOffset);
        StepFrame.epoch(sending.buffer, frame, epoch);
        if (!sender.offer(sending.buffer, frame, length)) {
            return false;
        }
        sendingOffset += recordBytes(length);
        unsentBytes -= length;
        return true;
    }

    /** Drops the frames that were sent in an earlier step, as far as whole chunks hold no other frame. */
    void dropSentBefore(long step) {
        while (oldest != null && oldest.lastStep < step && isSent(oldest)) {
            Chunk dropped = oldest;
            oldest = dropped.next;
            if (sending == dropped) {
                sending = oldest;
                sendingOffset = 0;
            }
            chunks.release(dropped);
        }
        if (oldest == null) {
            newest = null;
        }
    }

    private boolean isSent(Chunk first) {
        return first != sending || sendingOffset == first.end;
    }

    /** Lets all frames of a step and of later ones wait again. The caller knows that those which are missing are not needed. */
    void sendAgainFrom(long step) {
        sending = oldest;
        sendingOffset = 0;
        unsentBytes = 0;
        boolean found = false;
        for (Chunk chunk = oldest; chunk != null; chunk = chunk.next) {
            for (int at = 0; at < chunk.end; at += recordBytes(chunk.buffer.getInt(at))) {
                if (!found && StepFrame.step(chunk.buffer, at + Integer.BYTES) >= step) {
                    found = true;
                    sending = chunk;
                    sendingOffset = at;
                }
                unsentBytes += found ? chunk.buffer.getInt(at) : 0;
            }
        }
        if (!found && newest != null) {
            sending = newest;
            sendingOffset = newest.end;
        }
    }
}
