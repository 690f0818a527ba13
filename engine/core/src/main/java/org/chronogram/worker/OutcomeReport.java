package org.chronogram.worker;

import java.util.Iterator;
import java.util.function.LongFunction;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.WorkerMessage;

/**
 * Tells the master what a worker did: the statistics in parts, and then the outcome. Only a few parts are under way at a
 * time, so neither side ever holds many of them, however large the statistics are. Not thread safe.
 */
final class OutcomeReport {
    private static final int MOST_UNDER_WAY = 4;

    private final int epoch;
    private final MasterLink link;
    private final Iterator<byte[]> parts;
    private final LongFunction<WorkerMessage.Outcome> outcome;
    private long sent;
    private boolean ended;

    /**
     * Begins the report.
     *
     * @param epoch epoch of the mesh.
     * @param link takes it.
     * @param statistics what the worker has recorded.
     * @param outcome all else, given the number of parts.
     */
    OutcomeReport(int epoch, MasterLink link, StatisticSet statistics, LongFunction<WorkerMessage.Outcome> outcome) {
        this.epoch = epoch;
        this.link = link;
        this.outcome = outcome;
        parts = statistics.parts();
    }

    /** Sends a part, or the outcome after the last of them, if the master is ready for it; returns at once. */
    void proceed() {
        if (ended) {
            return;
        }
        if (!parts.hasNext()) {
            ended = true;
            link.send(outcome.apply(sent));
        } else if (sent - link.partsTaken(epoch) < MOST_UNDER_WAY) {
            sent++;
            link.send(new WorkerMessage.StatisticsPart(epoch, parts.next()));
        }
    }
}
