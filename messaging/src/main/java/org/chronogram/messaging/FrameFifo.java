package org.chronogram.messaging;

import java.util.ArrayDeque;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Unbounded first-in first-out store of frames in heap chunks, so that growing never copies and no single array limits
 * it. A frame lies in one piece: {@code length 4 | bytes}, padded to 8. Emptied chunks are kept for reuse up to
 * {@value #MAX_SPARE_CHUNKS}, the rest is left to the garbage collector. Not thread safe.
 */
final class FrameFifo {
    static final int CHUNK_LENGTH = 256 * 1024;
    static final int MAX_SPARE_CHUNKS = 8;
    private static final int ALIGNMENT = 8;

    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private final ArrayDeque<Chunk> spareChunks = new ArrayDeque<>();
    private long frameBytes;

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    long frameBytes() {
        return frameBytes;
    }

    void append(DirectBuffer buffer, int offset, int length) {
        int recordLength = BitUtil.align(Math.addExact(length, Integer.BYTES), ALIGNMENT);
        Chunk chunk = chunks.peekLast();
        if (chunk == null || chunk.freeBytes() < recordLength) {
            chunk = newChunk(recordLength);
            chunks.addLast(chunk);
        }
        chunk.append(buffer, offset, length, recordLength);
        frameBytes += length;
    }

    /** Offers the oldest frame and removes it when it is accepted. Must not be called when empty. */
    boolean offerOldestTo(FrameSender sender) {
        Chunk chunk = chunks.peekFirst();
        int length = chunk.buffer.getInt(chunk.readOffset);
        if (!sender.offer(chunk.buffer, chunk.readOffset + Integer.BYTES, length)) {
            return false;
        }
        frameBytes -= length;
        chunk.readOffset += BitUtil.align(length + Integer.BYTES, ALIGNMENT);
        if (chunk.isConsumed()) {
            release(chunks.pollFirst());
        }
        return true;
    }

    private Chunk newChunk(int recordLength) {
        if (recordLength > CHUNK_LENGTH) {
            return new Chunk(recordLength);
        }
        Chunk spare = spareChunks.pollLast();
        return spare != null ? spare : new Chunk(CHUNK_LENGTH);
    }

    private void release(Chunk chunk) {
        if (chunk.buffer.capacity() == CHUNK_LENGTH && spareChunks.size() < MAX_SPARE_CHUNKS) {
            chunk.readOffset = 0;
            chunk.writeOffset = 0;
            spareChunks.addLast(chunk);
        }
    }

    private static final class Chunk {
        private final UnsafeBuffer buffer;
        private int readOffset;
        private int writeOffset;

        Chunk(int capacity) {
            buffer = new UnsafeBuffer(new byte[capacity]);
        }

        int freeBytes() {
            return buffer.capacity() - writeOffset;
        }

        boolean isConsumed() {
            return readOffset == writeOffset;
        }

        void append(DirectBuffer source, int offset, int length, int recordLength) {
            buffer.putBytes(writeOffset + Integer.BYTES, source, offset, length);
            buffer.putInt(writeOffset, length);
            writeOffset += recordLength;
        }
    }
}
