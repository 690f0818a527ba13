package org.chronogram.messaging;

import java.util.ArrayDeque;
import org.agrona.concurrent.UnsafeBuffer;

/** Memory for the frames of one or more {@link FrameLog}s, in chunks that are reused. Not thread safe. */
public final class FrameChunks {
    /** Length of a chunk; one that holds a longer frame is as long as that needs, and is not reused. */
    public static final int CHUNK_BYTES = 128 * 1024;

    private final ArrayDeque<Chunk> spare = new ArrayDeque<>();
    private final int mostSpare;
    private long bytesInUse;

    /** Records that lie one after the other, and the chunk that follows in its log. */
    static final class Chunk {
        final UnsafeBuffer buffer;
        int end;
        long lastNumber;
        Chunk next;

        private Chunk(int capacityBytes) {
            buffer = new UnsafeBuffer(new byte[capacityBytes]);
        }

        boolean hasRoomFor(int recordBytes) {
            return buffer.capacity() - end >= recordBytes;
        }
    }

    /**
     * Creates the store.
     *
     * @param mostSpare most chunks to keep that are not in use; others are left to the garbage collector.
     */
    public FrameChunks(int mostSpare) {
        this.mostSpare = mostSpare;
    }

    Chunk take(int recordBytes) {
        Chunk chunk = recordBytes > CHUNK_BYTES ? null : spare.pollLast();
        if (chunk == null) {
            chunk = new Chunk(Math.max(recordBytes, CHUNK_BYTES));
        }
        bytesInUse += chunk.buffer.capacity();
        return chunk;
    }

    void release(Chunk chunk) {
        bytesInUse -= chunk.buffer.capacity();
        if (chunk.buffer.capacity() == CHUNK_BYTES && spare.size() < mostSpare) {
            chunk.next = null;
            chunk.end = 0;
            spare.addLast(chunk);
        }
    }

    /**
     * Returns the length of all chunks that hold frames.
     *
     * @return length in bytes.
     */
    public long bytesInUse() {
        return bytesInUse;
    }
}
