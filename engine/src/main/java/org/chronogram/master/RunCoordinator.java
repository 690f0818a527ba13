package org.chronogram.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
import org.chronogram.worker.ControlMessages;
import org.chronogram.worker.Outcomes;
import org.chronogram.worker.RunSpecification;

/**
 * What the master knows of its workers, and what it says to them when. The order of the messages is drawn in {@link
 * ControlMessages}. All methods but {@link #progress()} belong to one thread.
 */
final class RunCoordinator {
    private static final int SIGNAL_EXIT_CODE = 128;
    private static final int LARGEST_SIGNAL = 64;
    private static final long EXIT_AFTER_CLOSE_MS = 1_000;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final WorkerFleet fleet;
    private final long runId;
    private final WorkerTopology topology;
    private final ControlLink[] links;
    private final ControlMessages.Ready[] ready;
    private final ControlMessages.Outcome[] outcomes;
    private final WorkerProgress progress;
    private int connected;
    private boolean started;

    RunCoordinator(PreparedRun prepared, WorkerFleet fleet, long runId) {
        this.prepared = prepared;
        this.fleet = fleet;
        this.runId = runId;
        specification = prepared.specification();
        topology = WorkerTopology.of(specification);
        int workers = specification.workers();
        links = new ControlLink[workers];
        ready = new ControlMessages.Ready[workers];
        outcomes = new ControlMessages.Outcome[workers];
        progress = new WorkerProgress(workers, specification.endTicks());
    }

    void onEvent(MasterEvent event) {
        if (event instanceof MasterEvent.Joined joined) {
            onJoined(joined.link());
        } else if (event instanceof MasterEvent.Said said) {
            onMessage(said.link(), said.message());
        } else if (event instanceof MasterEvent.Closed closed) {
            onClosed(closed.link(), closed.reason());
        } else if (event instanceof MasterEvent.Exited exited) {
            onExit(exited.worker(), exited.exitCode());
        } else {
            onStopRequested();
        }
    }

    private void onJoined(ControlLink link) {
        int worker = link.peer();
        if (worker < 0 || worker >= links.length || links[worker] != null) {
            link.close();
            return;
        }
        links[worker] = link;
        send(
                worker,
                new ControlMessages.Assignment(
                        specification,
                        runId,
                        topology.messagingThread(),
                        topology.spareCores(),
                        fleet.aeronDirectory(worker).toString()));
    }

    private void onMessage(ControlLink link, ControlMessage message) {
        int worker = link.peer();
        switch (message.type()) {
            case "Ready" -> onReady(worker, message.body(ControlMessages.Ready.class));
            case "Connected" -> onConnected();
            case "ProgressReport" -> progress.update(worker, message.body(ControlMessages.ProgressReport.class));
            case "Outcome" -> outcomes[worker] = message.body(ControlMessages.Outcome.class);
            case "Failure" -> onFailure(worker, message.body(ControlMessages.Failure.class));
            default ->
                throw new RunFailedException(
                        "worker " + worker + " said " + message.type() + ", which the master does not know", "");
        }
    }

    private void onReady(int worker, ControlMessages.Ready message) {
        ready[worker] = message;
        if (Arrays.stream(ready).anyMatch(Objects::isNull)) {
            return;
        }
        for (int to = 0; to < links.length; to++) {
            List<String> endpoints = new ArrayList<>();
            for (int peer = 0; peer < links.length; peer++) {
                endpoints.add(peer == to ? null : ready[peer].endpoints().get(to));
            }
            send(to, new ControlMessages.Roster(endpoints));
        }
    }

    private void onConnected() {
        if (++connected == links.length) {
            started = true;
            progress.start();
            sendToAll(new ControlMessages.Start());
        }
    }

    private void onFailure(int worker, ControlMessages.Failure failure) {
        if (failure.badInput()) {
            throw new InvalidInputException(failure.message());
        }
        throw new RunFailedException("worker " + worker + ": " + failure.message(), failure.modelTrace());
    }

    /** A worker that had its outcome is missed too: its peers may wait for what it can no longer repeat. */
    private void onLost(int worker, String how) {
        String output = fleet.lastOutput(worker);
        throw new RunFailedException(
                "worker " + worker + " (process " + fleet.pid(worker) + ") " + how + ", at simulated time "
                        + prepared.model().timeBase().format(progress.simulatedTicks())
                        + (output.isEmpty() ? "" : "; the last it printed: " + output),
                "");
    }

    /** The link of a dying worker closes just before its process ends, and how that ended says more. */
    private void onClosed(ControlLink link, String reason) {
        int worker = link.peer();
        if (worker < 0 || worker >= links.length || links[worker] != link) {
            return;
        }
        OptionalInt exitCode = fleet.awaitExit(worker, EXIT_AFTER_CLOSE_MS);
        if (exitCode.isPresent()) {
            onExit(worker, exitCode.getAsInt());
        }
        onLost(worker, "closed its control link: " + reason);
    }

    private void onExit(int worker, int exitCode) {
        int signal = exitCode - SIGNAL_EXIT_CODE;
        onLost(
                worker,
                signal > 0 && signal <= LARGEST_SIGNAL
                        ? "was killed by signal " + signal
                        : "ended too early, with exit code " + exitCode);
    }

    private void onStopRequested() {
        if (!started) {
            throw new RunFailedException("stopped before the first step", "");
        }
        sendToAll(new ControlMessages.Stop());
    }

    private void send(int worker, Record message) {
        if (!ControlMessages.send(links[worker], message)) {
            onClosed(links[worker], "nothing can be sent to it");
        }
    }

    private void sendToAll(Record message) {
        for (int worker = 0; worker < links.length; worker++) {
            send(worker, message);
        }
    }

    /** Lets all workers exit, whatever state they are in. */
    void letWorkersExit() {
        for (ControlLink link : links) {
            if (link != null) {
                ControlMessages.send(link, new ControlMessages.Exit());
            }
        }
    }

    boolean isDone() {
        return Arrays.stream(outcomes).allMatch(Objects::nonNull);
    }

    Progress progress() {
        return progress.snapshot();
    }

    RunResult result() {
        StatisticSet statistics = prepared.declaration().statistics();
        Histogram latencyNs = new Histogram(3);
        for (ControlMessages.Outcome outcome : outcomes) {
            Outcomes.mergeStatistics(statistics, outcome.statistics());
            Outcomes.mergeLatency(latencyNs, outcome.stepLatency());
        }
        RunTotals totals = new RunTotals(
                prepared.declaration().logicalProcesses(),
                specification.endTicks(),
                outcomes[0].reachedTicks(),
                sum(ControlMessages.Outcome::events),
                sum(ControlMessages.Outcome::pendingEvents),
                statistics);
        RunCounts counts = new RunCounts(
                outcomes[0].stopped(),
                sum(ControlMessages.Outcome::remoteEvents),
                outcomes[0].steps(),
                max(ControlMessages.Outcome::wallNs) / 1e9,
                sum(ControlMessages.Outcome::digest),
                latencyNs,
                network());
        return RunResults.of(prepared, totals, counts);
    }

    private NetworkCounts network() {
        return new NetworkCounts(
                sum(ControlMessages.Outcome::naksSent),
                sum(ControlMessages.Outcome::retransmitsSent),
                max(ControlMessages.Outcome::peakWaitingBytes));
    }

    private long sum(ToLongFunction<ControlMessages.Outcome> field) {
        return Arrays.stream(outcomes).mapToLong(field).sum();
    }

    private long max(ToLongFunction<ControlMessages.Outcome> field) {
        return Arrays.stream(outcomes).mapToLong(field).max().orElse(0);
    }
}
