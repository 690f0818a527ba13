package org.chronogram.model.resource;

import java.util.Arrays;

/**
 * Jobs in the order of their arrival:
 *
 * <pre>{@code
 * private final FifoQueue buffer;
 * ...
 * buffer = new FifoQueue(100, statistics); // the 101st job is lost
 * ...
 * case ARRIVAL -> buffer.offer(context, event.getLong(0));
 * case FETCH -> fetch(buffer.remove(context));
 * }</pre>
 *
 * <p>Memory: 16 bytes for each job that ever waited at once. Not thread safe.
 */
public final class FifoQueue extends JobQueue {
    private static final int FIELDS = 2;

    /** A ring of pairs, job and arrival; its length is a power of two. */
    private long[] ring = new long[INITIAL_JOBS * FIELDS];

    private int head;

    /**
     * Creates an empty queue.
     *
     * @param capacity most jobs that can wait, or {@link #UNBOUNDED}.
     * @param statistics what it records.
     */
    public FifoQueue(int capacity, QueueStatistics statistics) {
        super(capacity, statistics);
    }

    /**
     * Creates an empty queue without a bound.
     *
     * @param statistics what it records.
     */
    public FifoQueue(QueueStatistics statistics) {
        this(UNBOUNDED, statistics);
    }

    @Override
    void insert(long job, long nowTicks, long priority, int size) {
        if (size * FIELDS == ring.length) {
            grow();
        }
        int tail = head + size * FIELDS & ring.length - 1;
        ring[tail] = job;
        ring[tail + 1] = nowTicks;
    }

    private void grow() {
        long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, head, ring.length), Math.multiplyExact(ring.length, 2));
        System.arraycopy(ring, 0, larger, ring.length - head, head);
        ring = larger;
        head = 0;
    }

    @Override
    long firstJob() {
        return ring[head];
    }

    @Override
    long firstArrivalTicks() {
        return ring[head + 1];
    }

    @Override
    void removeFirst(int size) {
        head = head + FIELDS & ring.length - 1;
    }
}
