package org.chronogram.model.resource;

import java.util.Arrays;

/** What the waiting takers of a store want, in their order. Not thread safe. */
final class FifoAmounts {
    /** A ring whose length is a power of two. */
    private long[] ring = new long[JobQueue.INITIAL_JOBS];

    private int head;
    private int size;

    void add(long amount) {
        if (size == ring.length) {
            long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, head, size), Math.multiplyExact(size, 2));
            System.arraycopy(ring, 0, larger, size - head, head);
            ring = larger;
            head = 0;
        }
        ring[head + size & ring.length - 1] = amount;
        size++;
    }

    long first() {
        return ring[head];
    }

    long remove() {
        long amount = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return amount;
    }
}
