package org.chronogram.model.resource;

import java.util.Arrays;

/**
 * Jobs in ascending order of their priorities, those of one priority in the order of their arrival. Adding and removing take
 * a time that grows with the logarithm of the length. Memory: 32 bytes for each job that ever waited at once. Not thread safe.
 */
public final class PriorityJobQueue extends JobQueue {
    private static final int FIELDS = 4;
    private static final int ORDER = 1;
    private static final int JOB = 2;
    private static final int ARRIVAL = 3;

    /** A binary heap; each job has its priority, its number among all that came, itself, and its arrival. */
    private long[] heap = new long[INITIAL_JOBS * FIELDS];

    private long offered;

    /**
     * Creates an empty queue.
     *
     * @param capacity most jobs that can wait, or {@link #UNBOUNDED}.
     * @param statistics what it records.
     */
    public PriorityJobQueue(int capacity, QueueStatistics statistics) {
        super(capacity, statistics);
    }

    /**
     * Creates an empty queue without a bound.
     *
     * @param statistics what it records.
     */
    public PriorityJobQueue(QueueStatistics statistics) {
        this(UNBOUNDED, statistics);
    }

    @Override
    void insert(long job, long nowTicks, long priority, int size) {
        if (size * FIELDS == heap.length) {
            heap = Arrays.copyOf(heap, Math.multiplyExact(heap.length, 2));
        }
        long order = offered++;
        int hole = size;
        while (hole > 0 && isBefore(priority, order, (hole - 1) / 2)) {
            move((hole - 1) / 2, hole);
            hole = (hole - 1) / 2;
        }
        int at = hole * FIELDS;
        heap[at] = priority;
        heap[at + ORDER] = order;
        heap[at + JOB] = job;
        heap[at + ARRIVAL] = nowTicks;
    }

    private boolean isBefore(long priority, long order, int other) {
        long otherPriority = heap[other * FIELDS];
        return priority < otherPriority || (priority == otherPriority && order < heap[other * FIELDS + ORDER]);
    }

    private void move(int from, int to) {
        System.arraycopy(heap, from * FIELDS, heap, to * FIELDS, FIELDS);
    }

    @Override
    long firstJob() {
        return heap[JOB];
    }

    @Override
    long firstArrivalTicks() {
        return heap[ARRIVAL];
    }

    @Override
    void removeFirst(int size) {
        int last = size - 1;
        long priority = heap[last * FIELDS];
        long order = heap[last * FIELDS + ORDER];
        int hole = 0;
        int child = smallerChild(hole, last);
        while (child < last && !isBefore(priority, order, child)) {
            move(child, hole);
            hole = child;
            child = smallerChild(hole, last);
        }
        move(last, hole);
    }

    /** Returns the child that goes first; the size or more where there is none. */
    private int smallerChild(int parent, int size) {
        int left = 2 * parent + 1;
        int right = left + 1;
        boolean rightFirst = right < size && isBefore(heap[right * FIELDS], heap[right * FIELDS + ORDER], left);
        return rightFirst ? right : left;
    }
}
