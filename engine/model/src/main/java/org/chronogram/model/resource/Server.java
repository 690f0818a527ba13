package org.chronogram.model.resource;

import org.chronogram.model.EventContext;

/**
 * One or more identical servers with one queue. The LP schedules the ends of services:
 *
 * <pre>{@code
 * private final Server tellers; // new Server(2, new FifoQueue(statistics.queue()), statistics)
 * ...
 * case ARRIVAL -> {
 *     if (tellers.enter(context, event.getLong(0)) == Admission.STARTED) {
 *         serve(context);
 *     }
 * }
 * case DEPARTURE -> {
 *     if (tellers.leave(context)) {
 *         serve(context); // the next one
 *     }
 * }
 * ...
 * private void serve(EventContext context) {
 *     context.schedule(serviceTicks, DEPARTURE, tellers.job());
 * }
 * }</pre>
 *
 * <p>Not thread safe.
 */
public final class Server {
    private final int servers;
    private final JobQueue queue;
    private final ServerStatistics statistics;
    private int busy;
    private long job;

    /**
     * Creates servers that are free.
     *
     * @param servers how many, at least 1.
     * @param queue the queue of jobs that wait for them, which records into {@link ServerStatistics#queue}.
     * @param statistics what they record.
     */
    public Server(int servers, JobQueue queue, ServerStatistics statistics) {
        if (servers < 1) {
            throw new IllegalArgumentException("a station with " + servers + " servers: expected at least 1");
        }
        this.servers = servers;
        this.queue = queue;
        this.statistics = statistics;
    }

    /**
     * Creates servers that are free, with a queue in the order of arrival and without a bound.
     *
     * @param servers how many, at least 1.
     * @param statistics what they and the queue record.
     */
    public Server(int servers, ServerStatistics statistics) {
        this(servers, new FifoQueue(statistics.queue()), statistics);
    }

    /**
     * A job of priority 0 comes.
     *
     * @param context the context that the LP was given.
     * @param newJob the job.
     * @return what happens to it.
     */
    public Admission enter(EventContext context, long newJob) {
        return enter(context, newJob, 0);
    }

    /**
     * A job comes.
     *
     * @param context the context that the LP was given.
     * @param newJob the job.
     * @param priority its priority for the queue: the smallest number goes first, where the queue is a {@link
     *     PriorityJobQueue}.
     * @return what happens to it.
     */
    public Admission enter(EventContext context, long newJob, long priority) {
        if (busy == servers) {
            return queue.offer(context, newJob, priority) ? Admission.WAITING : Admission.LOST;
        }
        queue.pass();
        busy++;
        statistics.busy().add(context.now(), 1);
        job = newJob;
        return Admission.STARTED;
    }

    /**
     * A service has ended.
     *
     * @param context the context that the LP was given.
     * @return whether the service of a job that has waited, {@link #job}, begins now.
     * @throws IllegalStateException when no server is busy.
     */
    public boolean leave(EventContext context) {
        if (busy == 0) {
            throw new IllegalStateException("a service ends, but no server is busy: call leave once for each job that"
                    + " was STARTED, or for which leave has returned true");
        }
        statistics.served().increment();
        if (queue.isEmpty()) {
            busy--;
            statistics.busy().add(context.now(), -1);
            return false;
        }
        job = queue.remove(context);
        return true;
    }

    /**
     * Returns the job whose service has begun last.
     *
     * @return the job.
     */
    public long job() {
        return job;
    }

    /**
     * Returns how long the job whose service has begun last has waited.
     *
     * @return the time in ticks.
     */
    public long waitedTicks() {
        return queue.waitedTicks();
    }

    /**
     * Returns how many servers are busy.
     *
     * @return the number of jobs in service.
     */
    public int busy() {
        return busy;
    }

    /**
     * Returns how many jobs wait.
     *
     * @return the length of the queue.
     */
    public int waiting() {
        return queue.size();
    }

    /**
     * Returns how many jobs are here.
     *
     * @return those that wait, and those in service.
     */
    public int present() {
        return busy + queue.size();
    }
}
