package org.chronogram.models.cqn;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;

/**
 * The statistics that the LPs of one partition record.
 *
 * @param sojourn times of jobs at a queue, in service or waiting; one for each job served.
 * @param atQueues jobs at queues.
 * @param busy servers that are busy.
 * @param switched jobs that came to a switch.
 * @param sent jobs that were sent over a link.
 * @param received jobs that came over a link.
 * @param countedAtEnd jobs that the queues find at the end.
 */
record CqnStatistics(
        Tally sojourn,
        TimeWeighted atQueues,
        TimeWeighted busy,
        Counter switched,
        Counter sent,
        Counter received,
        Counter countedAtEnd) {
    static final String SOJOURN = "queue.sojourn";
    static final String AT_QUEUES = "jobs.at-queues";
    static final String BUSY = "servers.busy";
    static final String SWITCHED = "jobs.switched";
    static final String SENT = "links.sent";
    static final String RECEIVED = "links.received";
    static final String COUNTED_AT_END = "jobs.counted-at-end";

    private static final String JOBS = "jobs";

    static CqnStatistics declare(ModelBuilder builder) {
        return new CqnStatistics(
                builder.timeTally(SOJOURN),
                builder.timeWeighted(AT_QUEUES, JOBS),
                builder.timeWeighted(BUSY, "servers"),
                builder.counter(SWITCHED, JOBS),
                builder.counter(SENT, JOBS),
                builder.counter(RECEIVED, JOBS),
                builder.counter(COUNTED_AT_END, JOBS));
    }
}
