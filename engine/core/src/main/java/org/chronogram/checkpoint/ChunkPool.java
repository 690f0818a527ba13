package org.chronogram.checkpoint;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The chunks in which bytes travel from computing threads to the writing thread, used again and again. A thread that wants
 * one while the budget is used up waits, but only as long as there are chunks on their way to the disk: those come back by
 * themselves. When computing threads hold all chunks, they may wait for one another, so the budget is exceeded, by one chunk
 * for each open file at most. Thread safe.
 */
final class ChunkPool {
    private final int chunkBytes;
    private final int budgetChunks;
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private int created;
    private int onTheirWay;

    ChunkPool(long budgetBytes, int chunkBytes) {
        this.chunkBytes = chunkBytes;
        this.budgetChunks = (int) Math.max(1, Math.min(Integer.MAX_VALUE, budgetBytes / chunkBytes));
    }

    /** Takes an empty chunk; an interruption of the thread ends no wait and is kept. */
    synchronized ByteBuffer take() {
        boolean interrupted = false;
        while (free.isEmpty() && created >= budgetChunks && onTheirWay > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return free.isEmpty() ? create() : free.pop();
    }

    /** Takes an empty chunk unless one would have to be waited for; returns null then. */
    synchronized ByteBuffer tryTake() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        return created < budgetChunks ? create() : null;
    }

    private ByteBuffer create() {
        created++;
        return newChunk();
    }

    private ByteBuffer newChunk() {
        return ByteBuffer.allocateDirect(chunkBytes);
    }

    /** Creates chunks ahead of time, within the budget: the system takes long to give memory that was never used. */
    void prepare(long bytes) {
        int wanted = (int) Math.min(budgetChunks, bytes / chunkBytes + 1);
        boolean enough = created() >= wanted;
        while (!enough) {
            ByteBuffer chunk = newChunk();
            synchronized (this) {
                enough = ++created >= wanted;
                free.push(chunk);
                notifyAll();
            }
        }
    }

    /** Notes that a chunk was handed to the thread that writes. */
    synchronized void sent() {
        onTheirWay++;
    }

    /** Takes a chunk back from the thread that writes. */
    synchronized void written(ByteBuffer chunk) {
        onTheirWay--;
        giveBack(chunk);
    }

    /** Takes a chunk back that was not written. */
    synchronized void giveBack(ByteBuffer chunk) {
        if (created > budgetChunks) {
            created--;
        } else {
            free.push(chunk.clear());
        }
        notifyAll();
    }

    synchronized int created() {
        return created;
    }
}
