package org.chronogram.worker;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.chronogram.protocol.WorkerMessage;

/**
 * Reports the end of the run to the master: statistics and events of LPs in parts, and then the outcome. Only a few parts
 * are under way at a time, so neither side ever holds many of them, however much there is to report. Not thread safe.
 */
final class OutcomeReport {
    private static final int MOST_UNDER_WAY = 4;

    private final Consumer<WorkerMessage> master;
    private final LongSupplier partsTaken;
    private final Iterator<WorkerMessage> parts;
    private final LongFunction<WorkerMessage.Outcome> outcome;
    private long sent;
    private boolean ended;

    /**
     * Begins the report.
     *
     * @param master sends a message to the master.
     * @param partsTaken tells how many parts the master has taken in this epoch.
     * @param parts the parts.
     * @param outcome all else, given the number of parts.
     */
    OutcomeReport(
            Consumer<WorkerMessage> master,
            LongSupplier partsTaken,
            Iterator<WorkerMessage> parts,
            LongFunction<WorkerMessage.Outcome> outcome) {
        this.master = master;
        this.partsTaken = partsTaken;
        this.outcome = outcome;
        this.parts = parts;
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
            master.accept(parts.next());
        }
    }
}
