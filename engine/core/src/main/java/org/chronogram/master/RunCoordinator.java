package org.chronogram.master;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.host.ExitCause;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.protocol.WorkerMessageReceiver;
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
final class RunCoordinator implements MasterEvent.Receiver, WorkerMessageReceiver {
    private static final long EXIT_AFTER_CLOSE_MS = 1_000;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final WorkerHost host;
    private final RunListener listener;
    private final NanoClock clock;
    private final RunCheckpoints checkpoints;
    private final WorkerWatch watch;
    private final WorkerLosses losses;
    private final RunClock wallClock = new RunClock();
    private MeshEpoch epoch;
    private boolean stopRequested;

    RunCoordinator(
            PreparedRun prepared, WorkerHost host, CheckpointLocation location, RunListener listener, NanoClock clock) {
        this.prepared = prepared;
        this.host = host;
        this.listener = listener;
        this.clock = clock;
        specification = prepared.specification();
        checkpoints = new RunCheckpoints(
                new CheckpointKeeper(prepared, location.path(), listener::onNotice),
                location.text(),
                specification.faultTolerance(),
                clock.nanoTime());
        watch = new WorkerWatch(specification, host, clock);
        losses = new WorkerLosses(prepared, host, checkpoints);
        epoch = firstEpoch();
    }

    private MeshEpoch firstEpoch() {
        return MeshEpoch.first(
                losses.firstEpoch(),
                specification.layout().workers(),
                prepared.declaration().statistics());
    }

    /** Starts the workers, from the newest checkpoint where the run is to be resumed. */
    void launch() throws IOException {
        if (specification.faultTolerance().resume()) {
            checkpoints.resume();
            epoch = firstEpoch();
            wallClock.resume(
                    checkpoints.restore().map(CheckpointManifest::wallNs).orElse(0L));
        }
        for (int worker = 0; worker < epoch.workers(); worker++) {
            launch(worker);
        }
        listener.onWorkers(host.pids());
    }

    private void launch(int worker) throws IOException {
        host.launch(worker, epoch.number());
        watch.launched(worker);
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
        watch.heard(worker);
        assign(worker);
    }

    private void assign(int worker) {
        epoch.send(
                worker,
                new MasterMessage.Assignment(
                        specification,
                        epoch.number(),
                        host.placement(worker, epoch.number()),
                        checkpoints.directory(),
                        checkpoints.restore().orElse(null),
                        losses.mayStay(stopRequested),
                        prepared.declared().encode()));
    }

    @Override
    public void onSaid(WorkerLink link, WorkerMessage message) {
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
        }
    }

    @Override
    public void onConnected(int worker) {
        if (!epoch.connected(worker)) {
            return;
        }
        long nowNs = clock.nanoTime();
        wallClock.start(nowNs);
        watch.started(wallClock.wallNs(nowNs));
        checkpoints.begin(nowNs);
        epoch.sendToAll(new MasterMessage.Start());
        if (stopRequested) {
            epoch.sendToAll(new MasterMessage.Stop());
        }
    }

    @Override
    public void onProgress(int worker, WorkerMessage.ProgressReport report) {
        losses.progress(watch.reported(worker, report).steps(), clock.nanoTime());
    }

    @Override
    public void onBusy(int worker, String activity) {
        watch.busy(worker, activity);
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
        watch.progressed();
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
        throw failure.modelTrace().isEmpty()
                ? losses.failure(what)
                : new RunFailedException(what, failure.modelTrace());
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
            throw losses.failure(losses.message(worker, cause, watch.progress()));
        }
        onLost(worker, accident.get());
    }

    /** A worker is missed until all are done: after its outcome, too, its peers may need what it can no longer repeat. */
    private void onLost(int worker, String cause) {
        if (isDone()) {
            return;
        }
        Progress reached = watch.progress();
        String loss = losses.message(worker, cause, reached);
        epoch = losses.lost(epoch, worker, cause, reached, clock.nanoTime());
        listener.onNotice("sim: " + loss + "; another takes its place"
                + (stopRequested ? " and does the step in which the run stops" : ""));
        replace(worker);
    }

    private void replace(int worker) {
        try {
            launch(worker);
        } catch (IOException e) {
            throw losses.failure("cannot start a worker in place of the lost one: " + e.getMessage());
        }
        listener.onWorkers(host.pids());
        for (int other = 0; other < epoch.workers(); other++) {
            if (epoch.link(other) != null) {
                assign(other);
            }
        }
    }

    /** To be called several times a second. */
    void onTick() {
        Optional<Liveness.Death> death = watch.death();
        if (death.isPresent()) {
            onLost(death.get().worker(), death.get().cause());
        } else if (!epoch.isDone() && watch.isStalled()) {
            onStalled();
        } else if (epoch.isStarted()) {
            checkpoints
                    .request(watch.progress().simulatedTicks(), clock.nanoTime())
                    .ifPresent(request -> epoch.send(0, request));
        }
    }

    private void onStalled() {
        long limitMs = specification.faultTolerance().stallLimitMs();
        if (stopRequested) {
            long limitNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
            throw new RunFailedException(LateStop.cutOff(activity(), limitNs) + fate(), "");
        }
        int worker = epoch.isStarted() ? watch.lastWorker() : epoch.firstNotReady();
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
        return losses.isRecovering();
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
        String said = watch.activity();
        return said.isEmpty() && !wallClock.isStarted() ? "the workers were being started, or built the model" : said;
    }

    /** Returns what is left of a run that was cut off, and whether it can go on. */
    String fate() {
        return checkpoints.fate();
    }

    Progress progress() {
        return watch.progress();
    }

    RunResult result() {
        return new WorkerOutcomes(prepared, Arrays.asList(epoch.outcomes()), epoch.statistics())
                .result(
                        losses.anyOrResumed() ? wallClock.wallNs(clock.nanoTime()) : 0,
                        checkpoints.counts(),
                        losses.recoveries());
    }
}
