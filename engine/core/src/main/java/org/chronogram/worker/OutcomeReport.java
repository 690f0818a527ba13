package org.chronogram.worker;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.WorkerMessage;

/**
 * Reports the end of the run to the master: the statistics of the worker in parts, and then its outcome. Only a few parts
 * are under way at a time, so neither side ever holds many of them, however large the statistics are. Not thread safe.
 */
final class OutcomeReport {
    private static final int MOST_UNDER_WAY = 4;

    private final int epoch;
    private final Consumer<WorkerMessage> master;
    private final LongSupplier partsTaken;
    private final Iterator<byte[]> parts;
    private final LongFunction<WorkerMessage.Outcome> outcome;
    private long sent;
    private boolean ended;

    /**
     * Begins the report.
     *
     * @param epoch epoch of the mesh.
     * @param master sends a message to the master.
     * @param partsTaken tells how many parts the master has merged in this epoch.
     * @param statistics statistics of the worker.
     * @param outcome all else, given the number of parts.
     */
    OutcomeReport(
            int epoch,
            Consumer<WorkerMessage> master,
            LongSupplier partsTaken,
            StatisticSet statistics,
            LongFunction<WorkerMessage.Outcome> outcome) {
        this.epoch = epoch;
        this.master = master;
        this.partsTaken = partsTaken;
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
            master.accept(outcome.apply(sent));
        } else if (sent - partsTaken.getAsLong() < MOST_UNDER_WAY) {
            sent++;
            master.accept(new WorkerMessage.StatisticsPart(epoch, parts.next()));
        }
    }
}
