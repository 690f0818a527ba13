package org.chronogram.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A part of a checkpoint, filled by one computing thread and written by another. Writing costs a copy of the bytes and no
 * more; it waits only while the budget of the {@link BackgroundWriter} is used up. It never throws because of the disk: after
 * an error the bytes go nowhere, and {@link #finish} reports it. Not thread safe.
 */
public final class PartOutput extends OutputStream {
    private final BackgroundWriter writer;
    private final ChunkPool pool;
    private final Part part;
    private ByteBuffer chunk;
    private boolean ended;

    PartOutput(BackgroundWriter writer, ChunkPool pool, Part part) {
        this.writer = writer;
        this.pool = pool;
        this.part = part;
    }

    @Override
    public void write(int value) {
        chunkWithRoom().put((byte) value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int next = from;
        while (next < from + length) {
            ByteBuffer target = chunkWithRoom();
            int fitting = Math.min(from + length - next, target.remaining());
            target.put(bytes, next, fitting);
            next += fitting;
        }
    }

    /**
     * Writes 8 bytes, the lowest first.
     *
     * @param word the number.
     */
    public void writeLong(long word) {
        ByteBuffer target = chunkWithRoom();
        if (target.remaining() >= Long.BYTES) {
            target.putLong(word);
            return;
        }
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            write((int) (word >>> shift));
        }
    }

    /**
     * Writes numbers of 8 bytes, the lowest byte first.
     *
     * @param words where they are.
     * @param from index of the first.
     * @param length how many.
     */
    public void writeLongs(long[] words, int from, int length) {
        Objects.checkFromIndexSize(from, length, words.length);
        int next = from;
        while (next < from + length) {
            ByteBuffer target = chunkWithRoom();
            int fitting = Math.min(from + length - next, target.remaining() / Long.BYTES);
            if (fitting == 0) {
                writeLong(words[next++]);
            } else {
                target.asLongBuffer().put(words, next, fitting);
                target.position(target.position() + fitting * Long.BYTES);
                next += fitting;
            }
        }
    }

    private ByteBuffer chunkWithRoom() {
        if (ended) {
            throw new IllegalStateException("the part was finished or closed before");
        }
        if (chunk != null && !chunk.hasRemaining()) {
            handOver();
        }
        if (chunk == null) {
            chunk = taken();
        }
        return chunk;
    }

    private ByteBuffer taken() {
        ByteBuffer taken = pool.tryTake();
        if (taken == null) {
            writer.hurry();
            taken = pool.take();
        }
        return taken;
    }

    /** A part that failed needs no second chunk: what it goes on to write is overwritten. */
    private void handOver() {
        if (part.failed()) {
            chunk.clear();
            return;
        }
        writer.store(part, chunk);
        chunk = null;
    }

    /**
     * Ends the part. One of the two functions is called, once, when all is on the disk or an error has shown: by the writing
     * thread, or by this one where the {@link BackgroundWriter} is closed.
     *
     * @param done takes what was written.
     * @param failed takes the reason why there is no file.
     */
    public void finish(Consumer<CheckpointFile> done, Consumer<IOException> failed) {
        if (ended) {
            throw new IllegalStateException("the part was finished or closed before");
        }
        ended = true;
        if (chunk != null) {
            writer.store(part, chunk);
            chunk = null;
        }
        writer.complete(part, done, failed);
    }

    /** Gives up the part where it was not finished: no file appears. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        if (chunk != null) {
            pool.giveBack(chunk);
            chunk = null;
        }
        writer.abandon(part);
    }
}
