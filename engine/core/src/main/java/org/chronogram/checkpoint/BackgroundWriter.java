package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.threads.DaemonThreads;

/**
 * Writes the files of checkpoints on a thread of its own, so that the simulation goes on meanwhile. The memory for bytes that
 * are not written yet is bounded: a computing thread that is faster than the disk waits. Nothing is written before a file is
 * complete or the memory is used up, because the simulation waits for the copying alone, and writing would take cores from
 * it. Thread safe; each {@link CheckpointOutput} belongs to one thread.
 *
 * <pre>
 *  computing thread: CheckpointOutput --full chunks--> queue --> writing thread: PendingFile --> CheckpointFileWriter
 *          ^------------------- ChunkPool &lt;------- empty chunks ----|
 * </pre>
 */
public final class BackgroundWriter implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final long CLOSE_LIMIT_NS = TimeUnit.SECONDS.toNanos(2);

    private final ChunkPool pool;
    private final Set<PendingFile> openFiles = ConcurrentHashMap.newKeySet();
    private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
    private final Thread thread = DaemonThreads.create("checkpoint-writer", this::run);
    private boolean due;
    private boolean closed;

    private BackgroundWriter(ChunkPool pool) {
        this.pool = pool;
    }

    /**
     * Starts a writing thread.
     *
     * @param budgetBytes memory for bytes that are not written yet. It is taken when needed, in chunks of 1 MiB, and is
     *     exceeded only where more files than chunks are open at once.
     * @return the writer, to be closed.
     */
    public static BackgroundWriter start(long budgetBytes) {
        return start(new ChunkPool(budgetBytes, CHUNK_BYTES));
    }

    static BackgroundWriter start(ChunkPool pool) {
        BackgroundWriter writer = new BackgroundWriter(pool);
        writer.thread.start();
        return writer;
    }

    /**
     * Takes memory ahead of time, on the writing thread, so that the first file need not wait for it.
     *
     * @param bytes how much is expected to be written at once; no more than the budget is taken.
     */
    public void prepare(long bytes) {
        boolean unused = submit(() -> pool.prepare(bytes), true);
    }

    /**
     * Begins a file.
     *
     * @param target name of the file.
     * @param opener creates it, later, on the writing thread.
     * @return takes the content, to be finished or closed.
     */
    public CheckpointOutput open(Path target, AtomicFile.Opener opener) {
        PendingFile file = new PendingFile(target, opener);
        openFiles.add(file);
        return new CheckpointOutput(this, pool, file);
    }

    void store(PendingFile file, ByteBuffer chunk) {
        pool.sent();
        Runnable job = () -> {
            try {
                file.store(chunk);
            } finally {
                pool.written(chunk);
            }
        };
        if (!submit(job, false)) {
            file.fail(closedBefore());
            pool.written(chunk);
        }
    }

    /** Has all complete chunks written now, as a computing thread waits for memory. */
    synchronized void hurry() {
        due = true;
        notifyAll();
    }

    void complete(PendingFile file, Consumer<WrittenFile> done, Consumer<IOException> failed) {
        Runnable job = () -> {
            openFiles.remove(file);
            file.complete(done, failed);
        };
        if (!submit(job, true)) {
            failed.accept(closedBefore());
        }
    }

    void abandon(PendingFile file) {
        Runnable job = () -> {
            openFiles.remove(file);
            file.discard();
        };
        if (!submit(job, true)) {
            file.fail(closedBefore());
        }
    }

    private static IOException closedBefore() {
        return new IOException("the writer of checkpoints was closed before the part was finished");
    }

    private synchronized boolean submit(Runnable job, boolean isDue) {
        if (closed) {
            return false;
        }
        jobs.add(job);
        due |= isDue;
        if (due) {
            notifyAll();
        }
        return true;
    }

    private void run() {
        for (Runnable job = next(); job != null; job = next()) {
            try {
                job.run();
            } catch (RuntimeException | Error e) {
                // A function given to finish() failed. The thread must outlive that: others would wait for it for ever.
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
        openFiles.forEach(PendingFile::discard);
    }

    private synchronized Runnable next() {
        due &= !jobs.isEmpty();
        while (!closed && (jobs.isEmpty() || !due)) {
            try {
                wait();
            } catch (InterruptedException e) {
                // No other thread has a reason to interrupt this one; close() ends it.
                continue;
            }
        }
        return jobs.poll();
    }

    /**
     * Ends the thread, after it has written the chunks that it was given. Files that are not finished by then are given up:
     * their computing threads may go on writing, to nowhere. The wait for a disk that hangs is at most 2 s; the thread then
     * ends when the disk answers, or with the process.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = Thread.interrupted();
        long deadlineNs = System.nanoTime() + CLOSE_LIMIT_NS;
        long leftNs = CLOSE_LIMIT_NS;
        while (Thread.currentThread() != thread && thread.isAlive() && leftNs > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, leftNs);
                leftNs = deadlineNs - System.nanoTime();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
