package org.chronogram.master;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.chronogram.host.ExitCause;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.RunResult;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/**
 * What the master knows of its workers, and what it says to them when. The order of the messages is drawn in {@link
 * WorkerMessage}. A worker that is lost is replaced by one that goes on from the newest checkpoint; the others stay where
 * they are if they can, else they go back too.
 *
 * <p>It is driven by {@link #onEvent} and {@link #onTick}, takes the time from its clock, and never waits, but for {@link
 * WorkerHost#awaitExit} after a link has closed. All methods but {@link #progress()}, {@link #activity()} and {@link
 * #fate()} belong to one thread.
 */
final class RunCoordinator implements MasterEvent.Receiver, WorkerMessage.Receiver {
    private static final long EXIT_AFTER_CLOSE_MS = 1_000;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final WorkerHost host;
    private final RunListener listener;
    private final NanoClock clock;
    private final RunCheckpoints checkpoints;
    private final WorkerProgress progress;
    private final Liveness liveness;
    private final RecoveryLog recoveries = new RecoveryLog();
    private final RunClock wallClock = new RunClock();
    private final LossMessages losses;
    private final WorkerActivities activities;
    private MeshEpoch epoch;
    private boolean stopRequested;

    RunCoordinator(
            PreparedRun prepared, WorkerHost host, CheckpointLocation location, RunListener listener, NanoClock clock) {
        this.prepared = prepared;
        this.host = host;
        this.listener = listener;
        this.clock = clock;
        specification = prepared.specification();
        int workers = specification.layout().workers();
        checkpoints = new RunCheckpoints(
                new CheckpointKeeper(prepared, location.path(), listener::onNotice),
                location.text(),
                specification.faultTolerance(),
                clock.nanoTime());
        losses = new LossMessages(prepared.model().timeBase(), host);
        activities = new WorkerActivities(workers);
        progress = new WorkerProgress(workers, specification.simulation().endTicks(), clock);
        liveness = new Liveness(specification.faultTolerance(), workers, host::state, clock.nanoTime());
        epoch = MeshEpoch.first(0, workers, declaredStatistics());
    }

    private StatisticSet declaredStatistics() {
        return prepared.declaration().statistics();
    }

    /** Starts the workers, from the newest checkpoint where the run is to be resumed. */
    void launch() throws IOException {
        if (specification.faultTolerance().resume()) {
            checkpoints.resume();
            int first =
                    checkpoints.restore().map(restore -> restore.epoch() + 1).orElse(0);
            epoch = MeshEpoch.first(first, specification.layout().workers(), declaredStatistics());
            wallClock.resume(
                    checkpoints.restore().map(restore -> restore.wallNs()).orElse(0L));
        }
        for (int worker = 0; worker < specification.layout().workers(); worker++) {
            launch(worker);
        }
        listener.onWorkers(host.pids());
    }

    private void launch(int worker) throws IOException {
        host.launch(worker, epoch.number());
        liveness.launched(worker, clock.nanoTime());
        liveness.progressed(clock.nanoTime());
    }

    void onEvent(MasterEvent event) {
        event.dispatch(this);
    }

    /** A process that was replaced meanwhile, or that this run did not start, is not let in. */
    @Override
    public void onJoined(WorkerLink link) {
        int worker = link.worker();
        if (worker >= epoch.workers()
                || epoch.link(worker) != null
                || !host.isNewest(worker, link.epoch(), link.pid())) {
            link.close();
            return;
        }
        epoch.join(worker, link);
        liveness.heard(worker, clock.nanoTime());
        assign(worker);
    }

    /**
     * A STOP flag that a worker has raised may be lost with the mesh, and a worker that stays would not raise it again. So
     * when the run is about to stop, all workers go back.
     */
    private void assign(int worker) {
        boolean mayStay = !stopRequested && checkpoints.survivorsMayStay(recoveries.lossesSinceCheckpoint());
        epoch.send(
                worker,
                new MasterMessage.Assignment(
                        specification,
                        epoch.number(),
                        host.placement(worker, epoch.number()),
                        checkpoints.directory(),
                        checkpoints.restore().orElse(null),
                        mayStay,
                        prepared.declared().encode()));
    }

    @Override
    public void onSaid(WorkerLink link, WorkerMessage message) {
        if (!epoch.isCurrent(link)) {
            return;
        }
        liveness.heard(link.worker(), clock.nanoTime());
        if (message.epoch() != epoch.number()) {
            return;
        }
        try {
            message.dispatch(link.worker(), this);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unusable(link.worker(), message.getClass().getSimpleName(), e.getMessage());
        }
    }

    @Override
    public void onUnreadable(MasterEvent.Unreadable message) {
        if (epoch.isCurrent(message.link())) {
            throw unusable(message.link().worker(), message.type(), message.reason());
        }
    }

    private static RunFailedException unusable(int worker, String type, String reason) {
        return new RunFailedException(
                "worker " + worker + " said what cannot be used, in a message of type " + type + ": "
                        + reason.replaceAll("\\s+", " "),
                "");
    }

    @Override
    public void onReady(int worker, WorkerMessage.Ready message) {
        liveness.progressed(clock.nanoTime());
        if (!epoch.ready(worker, message)) {
            return;
        }
        for (int to = 0; to < epoch.workers(); to++) {
            epoch.send(to, epoch.roster(to));
        }
        if (recoveries.isOpen()) {
            onAllReadyAfterLoss();
        }
    }

    private void onAllReadyAfterLoss() {
        long reexecuted = progress.goBack(epoch.ready(), checkpoints.restoredTicks());
        recoveries.allReady(epoch.recoveryKind(host), reexecuted, epoch.mostCompletedSteps());
        listener.onNotice("sim: " + recoveries.last().way() + ", going on from "
                + recoveries.last().wentOnFrom());
    }

    @Override
    public void onConnected(int worker) {
        if (!epoch.connected(worker)) {
            return;
        }
        long nowNs = clock.nanoTime();
        wallClock.start(nowNs);
        progress.start(wallClock.wallNs(nowNs));
        liveness.progressed(nowNs);
        checkpoints.begin(nowNs);
        epoch.sendToAll(new MasterMessage.Start());
        if (stopRequested) {
            epoch.sendToAll(new MasterMessage.Stop());
        }
    }

    @Override
    public void onProgress(int worker, WorkerMessage.ProgressReport report) {
        progress.update(worker, report);
        Progress all = progress.snapshot();
        liveness.progress(all.steps(), all.events(), clock.nanoTime());
        recoveries.progress(all.steps(), clock.nanoTime());
    }

    @Override
    public void onBusy(int worker, String activity) {
        activities.busy(worker, activity, clock.nanoTime());
    }

    @Override
    public void onCheckpointWritten(int worker, WorkerMessage.CheckpointWritten written) {
        checkpoints
                .written(epoch.workers(), worker, written, wallClock.wallNs(clock.nanoTime()))
                .ifPresent(epoch::sendToAll);
    }

    @Override
    public void onCheckpointFailed(int worker, WorkerMessage.CheckpointFailed failed) {
        checkpoints.failed(worker, failed);
    }

    @Override
    public void onStatisticsPart(int worker, WorkerMessage.StatisticsPart part) {
        liveness.progressed(clock.nanoTime());
        epoch.send(worker, new MasterMessage.StatisticsTaken(epoch.number(), epoch.statistics(worker, part)));
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
        String what = "worker " + worker + ": " + failure.message();
        throw failure.modelTrace().isEmpty() ? failure(what) : new RunFailedException(what, failure.modelTrace());
    }

    /** The link of a dying worker closes just before its process ends, and mostly how that ended says more. */
    @Override
    public void onClosed(WorkerLink link, String reason) {
        if (!epoch.isCurrent(link)) {
            return;
        }
        int worker = link.worker();
        OptionalInt exitCode = host.awaitExit(worker, EXIT_AFTER_CLOSE_MS);
        if (exitCode.isPresent() && exitCode.getAsInt() != ExitCodes.MASTER_LOST) {
            onExited(new WorkerExit(worker, host.launchEpoch(worker), exitCode.getAsInt()));
        } else {
            onLost(worker, "closed its control link: " + reason);
        }
    }

    /** An exit code of its own is a deterministic failure: a worker that is restarted would end in the same way. */
    @Override
    public void onExited(WorkerExit exit) {
        int worker = exit.worker();
        if (exit.launchEpoch() != host.launchEpoch(worker) || isDone()) {
            return;
        }
        Optional<String> accident = ExitCause.accident(exit.exitCode());
        if (accident.isEmpty()) {
            String cause = "ended too early, with exit code " + exit.exitCode() + ExitCause.OF_MODEL;
            throw failure(losses.loss(worker, cause, progress.snapshot()));
        }
        onLost(worker, accident.get());
    }

    /** A worker is missed until all are done: after its outcome, too, its peers may need what it can no longer repeat. */
    private void onLost(int worker, String cause) {
        if (isDone()) {
            return;
        }
        long nowNs = clock.nanoTime();
        Progress lost = progress.snapshot();
        String loss = losses.loss(worker, cause, lost);
        int committed = checkpoints.counts().committed();
        boolean goesOn = recoveries.allowsAnother(worker, lost.simulatedTicks(), committed, nowNs);
        host.remove(worker);
        checkpoints.goBack();
        if (!goesOn) {
            throw failure(loss + "; " + givenUp(nowNs));
        }
        checkpoints.lost();
        epoch = epoch.without(worker);
        recoveries.begin(losses.recovery(worker, cause, lost, checkpoints.restore()), nowNs);
        listener.onNotice("sim: " + loss + "; another takes its place"
                + (stopRequested ? " and does the step in which the run stops" : ""));
        replace(worker);
    }

    private String givenUp(long nowNs) {
        boolean kept = !checkpoints.advice().isEmpty();
        return losses.givenUp(
                recoveries,
                checkpoints.restore(),
                kept,
                specification.simulation().endTicks(),
                nowNs);
    }

    private void replace(int worker) {
        try {
            launch(worker);
        } catch (IOException e) {
            throw failure("cannot start a worker in place of the lost one: " + e.getMessage());
        }
        listener.onWorkers(host.pids());
        for (int other = 0; other < epoch.workers(); other++) {
            if (epoch.link(other) != null) {
                assign(other);
            }
        }
    }

    private RunFailedException failure(String what) {
        return new RunFailedException(what + checkpoints.advice(), "");
    }

    /** To be called several times a second. */
    void onTick() {
        long nowNs = clock.nanoTime();
        Optional<Liveness.Death> death = liveness.death(nowNs);
        if (death.isPresent()) {
            onLost(death.get().worker(), death.get().cause());
        } else if (!epoch.isDone() && liveness.isStalled(nowNs)) {
            onStalled();
        } else if (epoch.isStarted()) {
            checkpoints.request(progress.simulatedTicks(), nowNs).ifPresent(request -> epoch.send(0, request));
        }
    }

    private void onStalled() {
        long limitMs = specification.faultTolerance().stallLimitMs();
        if (stopRequested) {
            long limitNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
            throw new RunFailedException(LateStop.cutOff(activity(), limitNs) + fate(), "");
        }
        int worker = epoch.isStarted() ? progress.lastWorker() : epoch.firstNotReady();
        onLost(worker, "did not get on for " + limitMs + " ms");
    }

    @Override
    public void onStopRequested() {
        if (!wallClock.isStarted()) {
            throw new RunFailedException("stopped before the first step" + RunState.of(activity(), "") + fate(), "");
        }
        stopRequested = true;
        epoch.sendToAll(new MasterMessage.Stop());
    }

    /** Lets all workers exit, whatever state they are in. */
    void letWorkersExit() {
        epoch.sendToAll(new MasterMessage.Exit());
    }

    /** Tells whether a worker was lost and all have not got further since. */
    boolean isRecovering() {
        return recoveries.isOpen();
    }

    boolean isDone() {
        return epoch.isDone();
    }

    /** Tells whether the checkpoint that a stopped run leaves behind is committed, or never will be. */
    boolean isSettled() {
        WorkerMessage.Outcome first = epoch.outcomes()[0];
        return !first.stopped() || checkpoints.isSettled(first.steps());
    }

    /** The last checkpoint is not waited for any longer. */
    void settle() {
        if (!isSettled()) {
            checkpoints.giveUpLast();
        }
    }

    /** Returns what those workers do whose step takes long; empty when none has said so lately. */
    String activity() {
        String said = activities.text(clock.nanoTime());
        return said.isEmpty() && !wallClock.isStarted() ? "the workers were being started, or built the model" : said;
    }

    /** Returns what is left of a run that was cut off, and whether it can go on. */
    String fate() {
        return checkpoints.fate();
    }

    Progress progress() {
        return progress.snapshot();
    }

    RunResult result() {
        boolean disturbed =
                checkpoints.restore().isPresent() || !recoveries.recoveries().isEmpty();
        return new WorkerOutcomes(prepared, Arrays.asList(epoch.outcomes()), epoch.statistics())
                .result(
                        disturbed ? wallClock.wallNs(clock.nanoTime()) : 0,
                        checkpoints.counts(),
                        recoveries.recoveries());
    }
}
