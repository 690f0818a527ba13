package org.chronogram.model.resource;

import org.chronogram.model.EventContext;

/** Jobs that wait, with a bound or without. The kinds differ in who comes first. Not thread safe. */
public abstract sealed class JobQueue permits FifoQueue, PriorityJobQueue {
    /** The bound of a queue that has none. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    static final int INITIAL_JOBS = 4;

    private final int capacity;
    private final QueueStatistics statistics;
    private int size;
    private long waitedTicks;

    JobQueue(int capacity, QueueStatistics statistics) {
        if (capacity < 0) {
            throw new IllegalArgumentException(
                    "a queue with room for " + capacity + " jobs: expected at least 0, or JobQueue.UNBOUNDED");
        }
        this.capacity = capacity;
        this.statistics = statistics;
    }

    abstract void insert(long job, long nowTicks, long priority, int size);

    abstract long firstJob();

    abstract long firstArrivalTicks();

    abstract void removeFirst(int size);

    /**
     * Adds a job of priority 0.
     *
     * @param context the context that the LP was given.
     * @param job the job.
     * @return false when the queue is full: the job is lost.
     */
    public final boolean offer(EventContext context, long job) {
        return offer(context, job, 0);
    }

    /**
     * Adds a job.
     *
     * @param context the context that the LP was given.
     * @param job the job.
     * @param priority its priority: the smallest number goes first. A {@link FifoQueue} takes no notice of it.
     * @return false when the queue is full: the job is lost.
     */
    public final boolean offer(EventContext context, long job, long priority) {
        if (size == capacity) {
            statistics.lost().increment();
            return false;
        }
        insert(job, context.now(), priority, size);
        size++;
        statistics.length().add(context.now(), 1);
        return true;
    }

    /**
     * Removes the first job. {@link #waitedTicks} tells afterwards how long it has waited.
     *
     * @param context the context that the LP was given.
     * @return the job.
     * @throws IllegalStateException when the queue is empty.
     */
    public final long remove(EventContext context) {
        requireJob();
        long job = firstJob();
        waitedTicks = context.now() - firstArrivalTicks();
        removeFirst(size);
        size--;
        statistics.length().add(context.now(), -1);
        statistics.waits().record(waitedTicks);
        return job;
    }

    /** A job goes past the empty queue. */
    final void pass() {
        waitedTicks = 0;
        statistics.waits().record(0);
    }

    /**
     * Returns the first job, which stays in the queue.
     *
     * @return the job.
     * @throws IllegalStateException when the queue is empty.
     */
    public final long first() {
        requireJob();
        return firstJob();
    }

    private void requireJob() {
        if (size == 0) {
            throw new IllegalStateException("the queue is empty: ask isEmpty() first");
        }
    }

    /**
     * Returns how long the job that was removed last has waited.
     *
     * @return the time in ticks.
     */
    public final long waitedTicks() {
        return waitedTicks;
    }

    /**
     * Returns how many jobs wait.
     *
     * @return the number of jobs.
     */
    public final int size() {
        return size;
    }

    /**
     * Tells whether no job waits.
     *
     * @return true when the queue is empty.
     */
    public final boolean isEmpty() {
        return size == 0;
    }

    /**
     * Tells whether the next job that comes is lost.
     *
     * @return true when as many jobs wait as there is room for.
     */
    public final boolean isFull() {
        return size == capacity;
    }
}
