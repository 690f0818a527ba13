package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.chronogram.state.StateSink;

/**
 * A part of a checkpoint, filled by one computing thread and written by another. Writing costs a copy of the bytes and no
 * more; it waits only while the budget of the {@link BackgroundWriter} is used up. It never throws because of the disk: after
 * an error the bytes go nowhere, and {@link #finish} reports it. Not thread safe.
 */
public final class CheckpointOutput implements StateSink, AutoCloseable {
    private final BackgroundWriter writer;
    private final ChunkPool pool;
    private final PendingFile part;
    private ByteBuffer chunk;
    private boolean ended;

    CheckpointOutput(BackgroundWriter writer, ChunkPool pool, PendingFile part) {
        this.writer = writer;
        this.pool = pool;
        this.part = part;
    }

    @Override
    public void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            ByteBuffer target = chunkWithRoom();
            int fitting = Math.min(bytes.remaining(), target.remaining());
            target.put(bytes.slice(bytes.position(), fitting));
            bytes.position(bytes.position() + fitting);
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
    public void finish(Consumer<WrittenFile> done, Consumer<IOException> failed) {
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
