package org.chronogram.master;

import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.CheckpointReport;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.protocol.WorkerMessageReceiver;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.text.OneLine;

/**
 * Handles the messages of the workers, in the order that is drawn in {@link WorkerMessage}, and sends the answers. Messages
 * of workers that were replaced and of earlier epochs of the mesh are ignored. It holds the current epoch;
 * {@link RunCoordinator} begins the next one when a worker is lost. Not thread safe.
 */
final class WorkerMessages implements WorkerMessageReceiver {
    private final RunClock clock;
    private final RunCheckpoints checkpoints;
    private final WorkerWatch watch;
    private final WorkerLosses losses;
    private final RunListener listener;
    private MeshEpoch epoch;
    private boolean stopRequested;

    WorkerMessages(
            RunClock clock,
            RunCheckpoints checkpoints,
            WorkerWatch watch,
            WorkerLosses losses,
            RunListener listener,
            MeshEpoch first) {
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.watch = watch;
        this.losses = losses;
        this.listener = listener;
        epoch = first;
    }

    MeshEpoch epoch() {
        return epoch;
    }

    void begin(MeshEpoch next) {
        epoch = next;
    }

    /** Asks all workers to stop after the current step, and again in later epochs. */
    void stop() {
        stopRequested = true;
        epoch.sendToAll(new MasterMessage.Stop());
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    /**
     * Handles a message.
     *
     * @throws RunFailedException when the message is invalid, or reports that the worker has failed.
     */
    void receive(WorkerLink link, WorkerMessage message) {
        if (!epoch.isCurrent(link)) {
            return;
        }
        watch.heard(link.worker());
        if (message.epoch() != epoch.number()) {
            return;
        }
        try {
            message.dispatch(link.worker(), this);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unusable(link.worker(), message.getClass().getSimpleName(), e.getMessage());
        }
    }

    /** Fails the run, unless the worker that sent the message was replaced. */
    void refuse(MasterEvent.Unreadable message) {
        if (epoch.isCurrent(message.link())) {
            throw unusable(message.link().worker(), message.type(), message.reason());
        }
    }

    private static RunFailedException unusable(int worker, String type, String reason) {
        return new RunFailedException(
                "worker " + worker + " said what cannot be used, in a message of type " + type + ": "
                        + OneLine.of(reason),
                "");
    }

    @Override
    public void onReady(int worker, WorkerMessage.Ready message) {
        watch.progressed();
        if (!epoch.ready(worker, message)) {
            return;
        }
        for (int to = 0; to < epoch.workers(); to++) {
            epoch.send(to, epoch.roster(to));
        }
        String recovery = losses.allReady(epoch, watch);
        if (!recovery.isEmpty()) {
            listener.onNotice("sim: " + recovery);
            listener.onRecovery(losses.last());
        }
    }

    @Override
    public void onConnected(int worker) {
        if (!epoch.connected(worker)) {
            return;
        }
        clock.start();
        watch.started(clock.wallNs());
        checkpoints.begin(clock.nanoTime());
        epoch.sendToAll(new MasterMessage.Start());
        if (stopRequested) {
            epoch.sendToAll(new MasterMessage.Stop());
        }
    }

    @Override
    public void onProgress(int worker, WorkerMessage.ProgressReport report) {
        boolean recovering = losses.isRecovering();
        losses.progress(watch.reported(worker, report).steps(), clock.nanoTime());
        if (recovering && !losses.isRecovering()) {
            listener.onRecovery(losses.last());
        }
    }

    @Override
    public void onMeshReport(int worker, WorkerMessage.MeshReport report) {
        epoch.silentLinks().reported(worker, report);
    }

    @Override
    public void onBusy(int worker, String activity) {
        watch.busy(worker, activity);
    }

    @Override
    public void onCheckpointWritten(int worker, CheckpointReport.CheckpointWritten written) {
        checkpoints.written(epoch.workers(), worker, written, clock.wallNs()).ifPresent(epoch::sendToAll);
    }

    @Override
    public void onCheckpointFailed(int worker, CheckpointReport.CheckpointFailed failed) {
        checkpoints.failed(worker, failed);
    }

    @Override
    public void onStatisticsPart(int worker, WorkerMessage.StatisticsPart part) {
        watch.progressed();
        epoch.send(worker, new MasterMessage.PartsTaken(epoch.number(), epoch.statistics(worker, part)));
    }

    @Override
    public void onLpEventsPart(int worker, WorkerMessage.LpEventsPart part) {
        watch.progressed();
        epoch.send(worker, new MasterMessage.PartsTaken(epoch.number(), epoch.lpEvents(worker, part)));
    }

    @Override
    public void onOutcome(int worker, WorkerMessage.Outcome outcome) {
        epoch.outcome(worker, outcome);
    }

    @Override
    public void onFailure(int worker, WorkerMessage.Failure failure) {
        if (failure.badInput()) {
            throw new InvalidInputException(failure.message() + checkpoints.advice());
        }
        String what = losses.nameOf(worker) + ": " + failure.message();
        throw failure.modelTrace().isEmpty()
                ? losses.failure(what)
                : new RunFailedException(what, failure.modelTrace());
    }
}
