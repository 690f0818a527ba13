package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.chronogram.state.StateSink;

/**
 * The computing thread's side of a file that the {@link BackgroundWriter} writes. Writing to it copies the bytes into a chunk
 * and no more; it waits only while the budget of the writer is used up. It never throws because of the disk: after an error
 * the bytes go nowhere, and {@link #finish} reports it. Not thread safe.
 */
public final class CheckpointOutput implements StateSink, AutoCloseable {
    private final BackgroundWriter writer;
    private final ChunkPool pool;
    private final PendingFile file;
    private ByteBuffer chunk;
    private boolean ended;

    CheckpointOutput(BackgroundWriter writer, ChunkPool pool, PendingFile file) {
        this.writer = writer;
        this.pool = pool;
        this.file = file;
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
            throw new IllegalStateException("the file was finished or closed before");
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

    /** A file that failed needs no second chunk: the bytes that it still gets are overwritten. */
    private void handOver() {
        if (file.failed()) {
            chunk.clear();
            return;
        }
        writer.store(file, chunk);
        chunk = null;
    }

    /**
     * Completes the file. One of the two functions is called, once, when all bytes are on the disk or an error has shown: by
     * the writing thread, or by this one where the {@link BackgroundWriter} is closed.
     *
     * @param done takes length and checksum of the file.
     * @param failed takes the reason why there is no file.
     */
    public void finish(Consumer<WrittenFile> done, Consumer<IOException> failed) {
        if (ended) {
            throw new IllegalStateException("the file was finished or closed before");
        }
        ended = true;
        if (chunk != null) {
            writer.store(file, chunk);
            chunk = null;
        }
        writer.complete(file, done, failed);
    }

    /** Gives up the file where it was not finished: none appears. */
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
        writer.abandon(file);
    }
}
