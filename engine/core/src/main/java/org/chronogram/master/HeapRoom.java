package org.chronogram.master;

import java.util.function.LongSupplier;
import org.chronogram.model.InvalidInputException;

/**
 * Tells whether the heap has room to move a run: the LPs of the old layout, a copy of their state and the LPs of the new one
 * are there at the same time. Not thread safe.
 */
final class HeapRoom {
    /** What is in use may double. */
    private static final double MOST_USED_SHARE = 0.45;

    private static final int PERCENT = 100;

    private final long mostBytes;
    private final LongSupplier usedBytes;
    private final Runnable collect;

    /**
     * Creates the check.
     *
     * @param mostBytes size that the heap can have.
     * @param usedBytes gives what is in use, garbage included.
     * @param collect removes the garbage.
     */
    HeapRoom(long mostBytes, LongSupplier usedBytes, Runnable collect) {
        this.mostBytes = mostBytes;
        this.usedBytes = usedBytes;
        this.collect = collect;
    }

    /** Returns the check of this process. */
    static HeapRoom ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new HeapRoom(runtime.maxMemory(), () -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
    }

    /**
     * Requires that the run can move.
     *
     * @throws InvalidInputException when the heap is too small.
     */
    void require() {
        if (isFull()) {
            collect.run();
        }
        if (isFull()) {
            throw new InvalidInputException(PERCENT * usedBytes.getAsLong() / mostBytes + " % of the heap of "
                    + (mostBytes >> 20) + " MiB are in use, and a move needs as much again: give a larger heap (-Xmx)");
        }
    }

    private boolean isFull() {
        return usedBytes.getAsLong() > MOST_USED_SHARE * mostBytes;
    }
}
