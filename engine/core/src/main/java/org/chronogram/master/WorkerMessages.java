package org.chronogram.master;

import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.worker.ControlMessages;
import org.chronogram.worker.Outcomes;

/**
 * Checks that what a worker says can be used, before the master acts on it: a worker of another version, or one with
 * damaged memory, ends the run with a message that names it.
 *
 * @param workers how many there are.
 */
record WorkerMessages(int workers) {
    private static final Map<String, Class<? extends Record>> BODIES = Map.of(
            "Ready", ControlMessages.Ready.class,
            "Connected", ControlMessages.Connected.class,
            "ProgressReport", ControlMessages.ProgressReport.class,
            "Busy", ControlMessages.Busy.class,
            "CheckpointWritten", ControlMessages.CheckpointWritten.class,
            "CheckpointFailed", ControlMessages.CheckpointFailed.class,
            "StatisticsPart", ControlMessages.StatisticsPart.class,
            "Outcome", ControlMessages.Outcome.class,
            "Failure", ControlMessages.Failure.class);

    /**
     * Reads a message.
     *
     * @param worker who said it.
     * @param message the message.
     * @return one of the records that a worker may send.
     * @throws RunFailedException when the master could not go on with it.
     */
    Record read(int worker, ControlMessage message) {
        Class<? extends Record> type = BODIES.get(message.type());
        if (type == null) {
            throw unusable(worker, message, "the master does not know such a message");
        }
        try {
            Record body = message.body(type);
            check(worker, body);
            return body;
        } catch (RuntimeException e) {
            throw unusable(worker, message, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Makes the error about a message that the master cannot go on with. */
    static RunFailedException unusable(int worker, ControlMessage message, String reason) {
        return new RunFailedException(
                "worker " + worker + " said what cannot be used, in a message of type " + message.type() + ": "
                        + reason.replaceAll("\\s+", " "),
                "");
    }

    private void check(int worker, Record body) {
        if (body instanceof ControlMessages.Ready ready) {
            checkEndpoints(worker, ready);
            require(ready.step() >= 0 && ready.events() >= 0, "negative numbers");
        } else if (body instanceof ControlMessages.ProgressReport report) {
            require(report.steps() >= 0 && report.events() >= 0 && report.simulatedTicks() >= 0, "negative numbers");
        } else if (body instanceof ControlMessages.Busy busy) {
            Objects.requireNonNull(busy.what(), "what=null");
        } else if (body instanceof ControlMessages.CheckpointWritten written) {
            Objects.requireNonNull(written.partitions(), "partitions=null");
            written.partitions().forEach(part -> Objects.requireNonNull(part, "a partition is null"));
            require(
                    written.steps() >= 0
                            && written.pauseNs() >= 0
                            && written.writeNs() >= 0
                            && written.writeBusyNs() >= 0,
                    "negative numbers");
        } else if (body instanceof ControlMessages.StatisticsPart part) {
            Objects.requireNonNull(part.bytes(), "no statistics");
        } else if (body instanceof ControlMessages.Outcome outcome) {
            checkOutcome(outcome);
        }
    }

    private void checkEndpoints(int worker, ControlMessages.Ready ready) {
        Objects.requireNonNull(ready.endpoints(), "endpoints=null");
        require(
                ready.endpoints().size() == workers,
                ready.endpoints().size() + " endpoints, expected one for each of " + workers + " workers");
        for (int peer = 0; peer < workers; peer++) {
            require(peer == worker || ready.endpoints().get(peer) != null, "no endpoint for worker " + peer);
        }
    }

    /** They are merged at the end; whatever is wrong with them is wrong now. */
    private void checkOutcome(ControlMessages.Outcome outcome) {
        require(outcome.steps() >= 0 && outcome.events() >= 0 && outcome.pendingEvents() >= 0, "negative numbers");
        Outcomes.mergeLatency(new Histogram(3), Objects.requireNonNull(outcome.stepLatency(), "no step latency"));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
