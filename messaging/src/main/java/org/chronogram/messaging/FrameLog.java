package org.chronogram.messaging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An unbounded sequence of frames in memory, oldest first: frames that were sent and are kept, then frames that wait. They
 * lie in chunks, so growing copies nothing and dropping the oldest is cheap. Not thread safe.
 */
public final class FrameLog {
    private static final int ALIGNMENT = Integer.BYTES;

    /** Tells the number of a frame, which is not smaller than those of the frames before it. */
    @FunctionalInterface
    public interface Numbering {
        /**
         * Returns the number of a frame.
         *
         * @param buffer holding the frame.
         * @param offset at which the frame begins.
         * @return its number.
         */
        long numberOf(DirectBuffer buffer, int offset);
    }

    /** Changes a frame that waits, without changing its length or its number. */
    @FunctionalInterface
    public interface Editor {
        /**
         * Changes a frame.
         *
         * @param buffer holding the frame.
         * @param offset at which the frame begins.
         */
        void edit(MutableDirectBuffer buffer, int offset);
    }

    private final FrameChunks chunks;
    private final Numbering numbering;
    private FrameChunks.Chunk oldest;
    private FrameChunks.Chunk newest;
    private FrameChunks.Chunk sending;
    private int sendingOffset;
    private long unsentBytes;

    /**
     * Creates an empty log.
     *
     * @param chunks memory for the frames.
     * @param numbering tells the numbers of the frames.
     */
    public FrameLog(FrameChunks chunks, Numbering numbering) {
        this.chunks = chunks;
        this.numbering = numbering;
    }

    /**
     * Adds a copy of a frame to the frames that wait.
     *
     * @param frame holding the frame.
     * @param offset at which the frame begins.
     * @param length of the frame in bytes.
     */
    public void append(DirectBuffer frame, int offset, int length) {
        int recordBytes = recordBytes(length);
        if (newest == null || !newest.hasRoomFor(recordBytes)) {
            addChunk(recordBytes);
        }
        newest.buffer.putInt(newest.end, length);
        newest.buffer.putBytes(newest.end + Integer.BYTES, frame, offset, length);
        newest.end += recordBytes;
        newest.lastNumber = numbering.numberOf(frame, offset);
        unsentBytes += length;
    }

    private static int recordBytes(int length) {
        return BitUtil.align(Math.addExact(Integer.BYTES, length), ALIGNMENT);
    }

    private void addChunk(int recordBytes) {
        FrameChunks.Chunk added = chunks.take(recordBytes);
        if (newest == null) {
            oldest = added;
            sending = added;
            sendingOffset = 0;
        } else {
            newest.next = added;
        }
        newest = added;
    }

    /**
     * Tells whether any frame waits.
     *
     * @return true when one does.
     */
    public boolean hasUnsent() {
        return sending != null && (sendingOffset < sending.end || sending.next != null);
    }

    /**
     * Returns the length of the frames that wait.
     *
     * @return length in bytes.
     */
    public long unsentBytes() {
        return unsentBytes;
    }

    /**
     * Returns the number of the first frame that waits; there must be one.
     *
     * @return its number.
     */
    public long nextNumber() {
        skipToUnsent();
        return numbering.numberOf(sending.buffer, sendingOffset + Integer.BYTES);
    }

    private void skipToUnsent() {
        if (sendingOffset == sending.end) {
            sending = sending.next;
            sendingOffset = 0;
        }
    }

    /**
     * Offers the first frame that waits; there must be one.
     *
     * @param sender which may take it.
     * @return whether it was taken.
     */
    @CheckReturnValue
    public boolean sendNext(FrameSender sender) {
        skipToUnsent();
        int length = sending.buffer.getInt(sendingOffset);
        if (!sender.offer(sending.buffer, sendingOffset + Integer.BYTES, length)) {
            return false;
        }
        sendingOffset += recordBytes(length);
        unsentBytes -= length;
        return true;
    }

    /**
     * Drops the frames that were sent and have a smaller number, as far as whole chunks hold no other frame.
     *
     * @param number the number.
     */
    public void dropSentBefore(long number) {
        while (oldest != null && oldest.lastNumber < number && isSent(oldest)) {
            FrameChunks.Chunk dropped = oldest;
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

    private boolean isSent(FrameChunks.Chunk first) {
        return first != sending || sendingOffset == first.end;
    }

    /**
     * Marks all frames with this number or a later one as unsent. The caller has made sure that no dropped frame is needed.
     *
     * @param number the number.
     */
    public void sendAgainFrom(long number) {
        sending = oldest;
        sendingOffset = 0;
        unsentBytes = 0;
        boolean found = false;
        for (FrameChunks.Chunk chunk = oldest; chunk != null; chunk = chunk.next) {
            for (int at = 0; at < chunk.end; at += recordBytes(chunk.buffer.getInt(at))) {
                if (!found && numbering.numberOf(chunk.buffer, at + Integer.BYTES) >= number) {
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

    /**
     * Changes all frames that wait.
     *
     * @param editor changes one.
     */
    public void editUnsent(Editor editor) {
        int from = sendingOffset;
        for (FrameChunks.Chunk chunk = sending; chunk != null; chunk = chunk.next) {
            for (int at = from; at < chunk.end; at += recordBytes(chunk.buffer.getInt(at))) {
                editor.edit(chunk.buffer, at + Integer.BYTES);
            }
            from = 0;
        }
    }
}
