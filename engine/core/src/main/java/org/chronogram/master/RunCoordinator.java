package org.chronogram.master;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunResult;
import org.chronogram.worker.ControlMessages;
import org.chronogram.worker.RunSpecification;
import org.chronogram.worker.WorkerProcess;

/**
 * What the master knows of its workers, and what it says to them when. The order of the messages is drawn in {@link
 * ControlMessages}. A worker that is lost is replaced by one that goes on from the newest checkpoint; the others stay where
 * they are if they can, else they go back too. All methods but {@link
 * #progress()} belong to one thread.
 */
final class RunCoordinator {
    private static final long EXIT_AFTER_CLOSE_MS = 1_000;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final WorkerFleet fleet;
    private final WorkerLauncher launcher;
    private final CheckpointKeeper keeper;
    private final RunListener listener;
    private final Assignments assignments;
    private final WorkerProgress progress;
    private final Liveness liveness;
    private final CheckpointSchedule schedule;
    private final RecoveryLog recoveries = new RecoveryLog();
    private final RunClock clock = new RunClock();
    private final LossWording wording;
    private final WorkerActivities activities;
    private final WorkerMessages messages;
    private MeshEpoch epoch;
    private CheckpointManifest restore;
    private boolean stopRequested;

    RunCoordinator(
            PreparedRun prepared,
            WorkerFleet fleet,
            WorkerLauncher launcher,
            CheckpointLocation location,
            RunListener listener) {
        this.prepared = prepared;
        this.fleet = fleet;
        this.launcher = launcher;
        this.listener = listener;
        specification = prepared.specification();
        keeper = new CheckpointKeeper(prepared, location.path(), listener::onNotice);
        assignments = new Assignments(
                specification,
                WorkerTopology.of(specification),
                fleet,
                location.text(),
                prepared.declared().encode());
        wording = new LossWording(prepared.model().timeBase(), fleet);
        int workers = specification.workers();
        messages = new WorkerMessages(workers);
        activities = new WorkerActivities(workers);
        progress = new WorkerProgress(workers, specification.endTicks());
        liveness =
                new Liveness(specification.faultTolerance(), workers, ProcessState.HOST, fleet::pid, System.nanoTime());
        schedule = new CheckpointSchedule(specification.faultTolerance(), System.nanoTime());
        epoch = MeshEpoch.first(0, workers, prepared.declaration().statistics());
    }

    /** Starts the workers, from the newest checkpoint where the run is to be resumed. */
    void launch() throws IOException {
        if (specification.faultTolerance().resume()) {
            restore = keeper.newestToResume();
            epoch = MeshEpoch.first(
                    restore == null ? 0 : restore.epoch() + 1,
                    specification.workers(),
                    prepared.declaration().statistics());
            clock.resume(restore == null ? 0 : restore.wallNs());
        }
        for (int worker = 0; worker < specification.workers(); worker++) {
            launch(worker);
        }
        listener.onWorkers(fleet.pids());
    }

    private void launch(int worker) throws IOException {
        fleet.launch(launcher, worker, epoch.number());
        liveness.launched(worker, System.nanoTime());
        liveness.progressed(System.nanoTime());
    }

    void onEvent(MasterEvent event) {
        if (event instanceof MasterEvent.Joined joined) {
            onJoined(joined.link());
        } else if (event instanceof MasterEvent.Said said) {
            onMessage(said.link(), said.message());
        } else if (event instanceof MasterEvent.Closed closed) {
            onClosed(closed.link(), closed.reason());
        } else if (event instanceof MasterEvent.Exited exited) {
            onExit(exited);
        } else {
            onStopRequested();
        }
    }

    /** Who was replaced meanwhile, or comes from elsewhere, is not let in. */
    private void onJoined(ControlLink link) {
        int worker = link.peer();
        if (worker >= epoch.workers()
                || epoch.link(worker) != null
                || link.epoch() != fleet.launchEpoch(worker)
                || link.pid() != fleet.pid(worker)) {
            link.close();
            return;
        }
        epoch.join(worker, link);
        liveness.heard(worker, System.nanoTime());
        assign(worker);
    }

    /** Who is about to stop may have said so in words that are lost, and that nobody would repeat: all go back then. */
    private void assign(int worker) {
        boolean mayStay = specification.faultTolerance().messageLogMib() != 0
                && !stopRequested
                && !schedule.needsAllToGoBack(recoveries.lossesSinceCheckpoint());
        send(worker, assignments.of(worker, epoch.number(), restore, mayStay));
    }

    private void onMessage(ControlLink link, ControlMessage message) {
        int worker = link.peer();
        if (worker >= epoch.workers() || epoch.link(worker) != link) {
            return;
        }
        liveness.heard(worker, System.nanoTime());
        if (message.type().equals("Heartbeat") || message.intField("epoch") != epoch.number()) {
            return;
        }
        Record said = messages.read(worker, message);
        try {
            onSaid(worker, said);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw WorkerMessages.unusable(worker, message, e.getMessage());
        }
    }

    private void onSaid(int worker, Record said) {
        if (said instanceof ControlMessages.Ready ready) {
            onReady(worker, ready);
        } else if (said instanceof ControlMessages.Connected) {
            onConnected(worker);
        } else if (said instanceof ControlMessages.ProgressReport report) {
            onProgress(worker, report);
        } else if (said instanceof ControlMessages.Busy busy) {
            activities.busy(worker, busy.what(), System.nanoTime());
        } else if (said instanceof ControlMessages.CheckpointWritten written) {
            onWritten(worker, written);
        } else if (said instanceof ControlMessages.CheckpointFailed failed) {
            onCheckpointFailed(worker, failed);
        } else if (said instanceof ControlMessages.StatisticsPart part) {
            onStatistics(worker, part);
        } else if (said instanceof ControlMessages.Outcome outcome) {
            epoch.outcome(worker, outcome);
        } else {
            onFailure(worker, (ControlMessages.Failure) said);
        }
    }

    private void onReady(int worker, ControlMessages.Ready message) {
        liveness.progressed(System.nanoTime());
        if (!epoch.ready(worker, message)) {
            return;
        }
        for (int to = 0; to < epoch.workers(); to++) {
            List<String> endpoints = new ArrayList<>();
            for (int peer = 0; peer < epoch.workers(); peer++) {
                endpoints.add(epoch.endpoint(peer, to));
            }
            send(to, new ControlMessages.Roster(endpoints, epoch.steps()));
        }
        if (recoveries.isOpen()) {
            onAllInPlace();
        }
    }

    /** Everybody has said where it goes on. */
    private void onAllInPlace() {
        long reexecuted = progress.goBack(epoch.whereabouts(), restore == null ? 0 : restore.reachedTicks());
        recoveries.inPlace(epoch.way(fleet), reexecuted, epoch.furthestSteps());
        listener.onNotice("sim: " + recoveries.last().way() + ", going on from "
                + recoveries.last().wentOnFrom());
    }

    private void onConnected(int worker) {
        if (!epoch.connected(worker)) {
            return;
        }
        long nowNs = System.nanoTime();
        clock.start(nowNs);
        progress.start(clock.wallNs(nowNs));
        liveness.progressed(nowNs);
        schedule.begin(restore == null ? 0 : restore.reachedTicks(), nowNs);
        sendToAll(new ControlMessages.Start());
        if (stopRequested) {
            sendToAll(new ControlMessages.Stop());
        }
    }

    private void onProgress(int worker, ControlMessages.ProgressReport report) {
        progress.update(worker, report);
        Progress all = progress.snapshot();
        liveness.progress(all.steps(), all.events(), System.nanoTime());
        recoveries.progress(all.steps(), System.nanoTime());
    }

    private void onWritten(int worker, ControlMessages.CheckpointWritten message) {
        keeper.written(epoch.workers(), worker, message, clock.wallNs(System.nanoTime()))
                .ifPresent(this::onComplete);
    }

    private void onComplete(CheckpointCost cost) {
        schedule.ended(cost);
        sendToAll(new ControlMessages.CheckpointCommitted(keeper.lastCommittedSteps()));
    }

    private void onCheckpointFailed(int worker, ControlMessages.CheckpointFailed message) {
        keeper.failed(worker, message);
        schedule.failed();
    }

    private void onStatistics(int worker, ControlMessages.StatisticsPart part) {
        liveness.progressed(System.nanoTime());
        send(worker, new ControlMessages.StatisticsTaken(epoch.number(), epoch.statistics(worker, part)));
    }

    private void onFailure(int worker, ControlMessages.Failure failure) {
        if (failure.badInput()) {
            throw new InvalidInputException(failure.message() + keeper.advice());
        }
        String what = "worker " + worker + ": " + failure.message();
        throw failure.modelTrace().isEmpty() ? failure(what) : new RunFailedException(what, failure.modelTrace());
    }

    /** The link of a dying worker closes just before its process ends, and mostly how that ended says more. */
    private void onClosed(ControlLink link, String reason) {
        int worker = link.peer();
        if (worker >= epoch.workers() || epoch.link(worker) != link) {
            return;
        }
        OptionalInt exitCode = fleet.awaitExit(worker, EXIT_AFTER_CLOSE_MS);
        if (exitCode.isPresent() && exitCode.getAsInt() != WorkerProcess.EXIT_MASTER_LOST) {
            onExit(new MasterEvent.Exited(worker, fleet.launchEpoch(worker), exitCode.getAsInt()));
        } else {
            onLost(worker, "closed its control link: " + reason);
        }
    }

    /** Who ends by itself would do so again: that is no accident. */
    private void onExit(MasterEvent.Exited exited) {
        int worker = exited.worker();
        if (exited.launchEpoch() != fleet.launchEpoch(worker) || isDone()) {
            return;
        }
        Optional<String> accident = ExitCause.accident(exited.exitCode());
        if (accident.isEmpty()) {
            throw failure(wording.loss(
                    worker,
                    "ended too early, with exit code " + exited.exitCode() + ExitCause.OF_MODEL,
                    progress.snapshot()));
        }
        onLost(worker, accident.get());
    }

    /** A worker that had its outcome is missed too: its peers may wait for what it can no longer repeat. */
    private void onLost(int worker, String cause) {
        if (isDone()) {
            return;
        }
        long nowNs = System.nanoTime();
        Progress lost = progress.snapshot();
        String what = wording.loss(worker, cause, lost);
        boolean goesOn = recoveries.allowsAnother(
                worker, lost.simulatedTicks(), keeper.counts().committed(), nowNs);
        fleet.remove(worker);
        restore = keeper.newest().orElse(null);
        if (!goesOn) {
            boolean kept = !keeper.advice().isEmpty();
            throw failure(what + "; " + wording.givenUp(recoveries, restore, kept, specification.endTicks(), nowNs));
        }
        schedule.lost();
        epoch = epoch.without(worker);
        recoveries.begin(wording.recovery(worker, cause, lost, restore), nowNs);
        listener.onNotice("sim: " + what + "; another takes its place"
                + (stopRequested ? " and does the step in which the run stops" : ""));
        replace(worker);
    }

    private void replace(int worker) {
        try {
            launch(worker);
        } catch (IOException e) {
            throw failure("cannot start a worker in place of the lost one: " + e.getMessage());
        }
        listener.onWorkers(fleet.pids());
        for (int other = 0; other < epoch.workers(); other++) {
            if (epoch.link(other) != null) {
                assign(other);
            }
        }
    }

    private RunFailedException failure(String what) {
        return new RunFailedException(what + keeper.advice(), "");
    }

    /** To be called several times a second. */
    void onTick(long nowNs) {
        Optional<Liveness.Death> death = liveness.death(nowNs);
        if (death.isPresent()) {
            onLost(death.get().worker(), death.get().cause());
        } else if (!epoch.isDone() && liveness.isStalled(nowNs)) {
            if (stopRequested) {
                throw new RunFailedException(LateStop.cutOff(activity(), stallLimitNs()) + keeper.fate(), "");
            }
            onLost(
                    epoch.isStarted() ? progress.lastWorker() : epoch.firstNotReady(),
                    "did not get on for " + specification.faultTolerance().stallLimitMs() + " ms");
        } else if (epoch.isStarted() && schedule.isDue(progress.simulatedTicks(), nowNs)) {
            schedule.requested(progress.simulatedTicks(), nowNs);
            send(0, new ControlMessages.TakeCheckpoint());
        }
    }

    private void onStopRequested() {
        if (!clock.isStarted()) {
            throw new RunFailedException(
                    "stopped before the first step" + RunState.of(activity(), "") + keeper.fate(), "");
        }
        stopRequested = true;
        sendToAll(new ControlMessages.Stop());
    }

    /** Where the link is closed already, the news of it is under way. */
    private void send(int worker, Record message) {
        if (epoch.link(worker) != null) {
            ControlMessages.send(epoch.link(worker), message);
        }
    }

    private void sendToAll(Record message) {
        for (int worker = 0; worker < epoch.workers(); worker++) {
            send(worker, message);
        }
    }

    /** Lets all workers exit, whatever state they are in. */
    void letWorkersExit() {
        sendToAll(new ControlMessages.Exit());
    }

    /** Tells whether a worker was lost and all have not got further since. */
    boolean isRecovering() {
        return recoveries.isOpen();
    }

    boolean isDone() {
        return epoch.isDone();
    }

    /** Tells whether the checkpoint that a stopped run leaves behind is committed, or cannot be. */
    boolean isSettled() {
        ControlMessages.Outcome first = epoch.outcomes()[0];
        return !first.stopped() || assignments.checkpointDirectory().isEmpty() || keeper.isSettled(first.steps());
    }

    /** Waits no longer for the last checkpoint. */
    void settle() {
        if (!isSettled()) {
            keeper.giveUpLast();
        }
    }

    /** Returns what those workers do whose step takes long; empty when none has said so lately. */
    String activity() {
        String said = activities.text(System.nanoTime());
        return said.isEmpty() && !clock.isStarted() ? "the workers were being started, or built the model" : said;
    }

    private long stallLimitNs() {
        return TimeUnit.MILLISECONDS.toNanos(specification.faultTolerance().stallLimitMs());
    }

    /** Returns what is left of a run that was cut off, and whether it can go on. */
    String fate() {
        return keeper.fate();
    }

    Progress progress() {
        return progress.snapshot();
    }

    RunResult result() {
        boolean disturbed = restore != null || !recoveries.recoveries().isEmpty();
        return new WorkerOutcomes(prepared, epoch.outcomes(), epoch.statistics())
                .result(disturbed ? clock.wallNs(System.nanoTime()) : 0, keeper.counts(), recoveries.recoveries());
    }
}
