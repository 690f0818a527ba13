package org.chronogram.master;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.concurrent.NanoClock;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.host.ExitCause;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.RefusedConnections;
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
 * Runs a model on workers: starts them, gives each its assignment, replaces the workers that are lost, and puts the result
 * together. {@link WorkerMessages} handles the messages of the workers. A worker that is lost is replaced by one that goes
 * on from the newest checkpoint; the other workers stay where they are if they can, else they go back to the checkpoint
 * too.
 *
 * <p>It is driven by {@link #onEvent} and {@link #onTick}, takes the time from its clock, and never waits, but for {@link
 * WorkerHost#awaitExit} after a link has closed. All methods but {@link #progress()}, {@link #activity()} and {@link
 * #fate()} belong to one thread.
 */
final class RunCoordinator implements MasterEvent.Receiver {
    private static final long EXIT_AFTER_CLOSE_MS = 1_000;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final WorkerHost host;
    private final RunListener listener;
    private final RunClock clock;
    private final RunCheckpoints checkpoints;
    private final WorkerWatch watch;
    private final WorkerLosses losses;
    private final WorkerMessages messages;
    private final Assignments assignments;

    RunCoordinator(
            PreparedRun prepared, WorkerHost host, CheckpointLocation location, RunListener listener, NanoClock clock) {
        this.prepared = prepared;
        this.host = host;
        this.listener = listener;
        this.clock = new RunClock(clock);
        specification = prepared.specification();
        checkpoints = new RunCheckpoints(
                new CheckpointKeeper(prepared, location.path(), listener::onNotice),
                location.text(),
                specification.faultTolerance(),
                clock.nanoTime());
        checkpoints.whenCommitted(listener::onCheckpoint);
        watch = new WorkerWatch(specification, host, clock);
        losses = new WorkerLosses(prepared, host, checkpoints);
        assignments = new Assignments(prepared, host, checkpoints, losses);
        messages = new WorkerMessages(this.clock, checkpoints, watch, losses, listener, firstEpoch());
    }

    private MeshEpoch firstEpoch() {
        return MeshEpoch.first(losses.firstEpoch(), prepared);
    }

    /** Starts the workers, from the newest checkpoint where the run is to be resumed. */
    void launch() throws IOException {
        if (specification.faultTolerance().resume()) {
            checkpoints.resume();
            messages.begin(firstEpoch());
            clock.resume(checkpoints.restore().map(CheckpointManifest::wallNs).orElse(0L));
        }
        for (int worker = 0; worker < epoch().workers(); worker++) {
            launch(worker);
        }
        announceWorkers();
    }

    private void announceWorkers() {
        listener.onWorkers(
                IntStream.range(0, epoch().workers()).mapToObj(host::handle).toList());
    }

    private MeshEpoch epoch() {
        return messages.epoch();
    }

    private void launch(int worker) throws IOException {
        host.launch(worker, epoch().number());
        watch.launched(worker);
    }

    void onEvent(MasterEvent event) {
        event.dispatch(this);
    }

    /** Admits a worker and sends it its Assignment; closes the link of a process that was replaced or is not of this run. */
    @Override
    public void onJoined(WorkerLink link) {
        int worker = link.worker();
        if (worker >= epoch().workers()
                || epoch().link(worker) != null
                || !host.isNewest(worker, link.epoch(), link.pid())) {
            link.close();
            return;
        }
        epoch().join(worker, link);
        watch.heard(worker);
        assign(worker);
    }

    private void assign(int worker) {
        epoch().send(worker, assignments.of(worker, epoch().number(), messages.isStopRequested()));
    }

    @Override
    public void onSaid(WorkerLink link, WorkerMessage message) {
        messages.receive(link, message);
    }

    @Override
    public void onUnreadable(MasterEvent.Unreadable message) {
        messages.refuse(message);
    }

    /**
     * Takes the worker for lost. The link of a dying worker closes just before its process ends, so the exit code is waited
     * for: it mostly tells more about the cause than the closed link.
     */
    @Override
    public void onClosed(WorkerLink link, String reason) {
        if (!epoch().isCurrent(link)) {
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

    /**
     * Replaces a worker that was killed; fails the run when the process has ended with an exit code of its own, because that
     * is a deterministic failure: a worker that is restarted would end in the same way.
     */
    @Override
    public void onExited(WorkerExit exit) {
        int worker = exit.worker();
        if (exit.launchEpoch() != host.launchEpoch(worker) || isDone()) {
            return;
        }
        Optional<String> accident = ExitCause.accident(exit.exitCode());
        if (accident.isEmpty()) {
            String cause = "ended too early, with exit code " + exit.exitCode() + ExitCause.OF_MODEL;
            throw losses.failure(
                    losses.describe(worker, cause, watch.progress()).message());
        }
        onLost(worker, accident.get());
    }

    /**
     * Replaces a lost worker. This is needed until the outcomes of all workers are in: peers may still need frames that a
     * worker has sent before its own outcome, and only that worker can send them again.
     */
    private void onLost(int worker, String cause) {
        if (isDone()) {
            return;
        }
        WorkerLoss loss = losses.describe(worker, cause, watch.progress());
        messages.begin(losses.lost(epoch(), loss, clock.nanoTime()));
        listener.onNotice("sim: " + loss.message() + "; another takes its place"
                + (messages.isStopRequested() ? " and does the step in which the run stops" : ""));
        listener.onRecovery(losses.last());
        replace(worker);
    }

    private void replace(int worker) {
        try {
            launch(worker);
        } catch (IOException e) {
            throw losses.failure("cannot start a worker in place of the lost one: " + e.getMessage());
        }
        announceWorkers();
        for (int other = 0; other < epoch().workers(); other++) {
            if (epoch().link(other) != null) {
                assign(other);
            }
        }
    }

    /** To be called several times a second. */
    void onTick() {
        Optional<Liveness.Death> death = watch.death();
        Optional<BrokenLink> broken = brokenLink();
        if (death.isPresent()) {
            onLost(death.get().worker(), death.get().cause());
        } else if (!isDone() && watch.isStalled()) {
            onStalled();
        } else if (broken.isPresent()) {
            onBroken(broken.get());
        } else if (epoch().isStarted()) {
            checkpoints
                    .request(watch.simulatedTicks(), clock.nanoTime())
                    .ifPresent(request -> epoch().send(0, request));
        }
    }

    private Optional<BrokenLink> brokenLink() {
        long limitMs = specification.faultTolerance().silenceLimitMs();
        return isDone() ? Optional.empty() : epoch().silentLinks().broken(limitMs, host::hostOf);
    }

    private void onBroken(BrokenLink link) {
        listener.onNotice("sim: " + link.message(host));
        host.giveUpHost(link.replaced(), "worker " + link.replaced() + " there " + link.cause());
        onLost(link.replaced(), link.cause());
    }

    private void onStalled() {
        long limitMs = specification.faultTolerance().stallLimitMs();
        if (messages.isStopRequested()) {
            long limitNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
            throw new RunFailedException(LateStop.cutOff(activity(), limitNs) + fate(), "");
        }
        int worker = epoch().isStarted() ? watch.lastWorker() : epoch().firstNotReady();
        onLost(worker, "did not get on for " + limitMs + " ms");
    }

    @Override
    public void onStopRequested() {
        if (!clock.isStarted()) {
            throw new RunFailedException("stopped before the first step" + RunState.of(activity(), "") + fate(), "");
        }
        messages.stop();
    }

    /** A user wants a checkpoint now. */
    void askForCheckpoint() {
        checkpoints.ask();
    }

    /** Tells all workers to exit, in any state. */
    void letWorkersExit() {
        epoch().sendToAll(new MasterMessage.Exit());
    }

    /** Tells whether a worker was lost and not all workers have come further since. */
    boolean isRecovering() {
        return losses.isRecovering();
    }

    boolean isDone() {
        return epoch().isDone();
    }

    /** Tells whether the checkpoint that a stopped run leaves behind is committed, or never will be. */
    boolean isSettled() {
        WorkerMessage.Outcome first = epoch().outcomes()[0];
        return !first.stopped() || checkpoints.isSettled(first.steps());
    }

    /** Ends the wait for the checkpoint of a stopped run, and tells the user where it is not settled. */
    void settle() {
        if (!isSettled()) {
            checkpoints.giveUpLast();
        }
    }

    /** Returns the LPs under execution in workers whose step takes long; empty when none was reported lately. */
    String activity() {
        String said = watch.activity();
        return said.isEmpty() && !clock.isStarted() ? "the workers were being started, or built the model" : said;
    }

    /** Describes the checkpoint that is kept of a run that was cut off, if any. */
    String fate() {
        return checkpoints.fate();
    }

    Progress progress() {
        return watch.progress();
    }

    /** Puts the result together, with the connections that the master has refused. */
    RunResult result(RefusedConnections refused) {
        return new WorkerOutcomes(prepared, Arrays.asList(epoch().outcomes()), epoch().statistics(), epoch().lpEvents())
                .result(losses.anyOrResumed() ? clock.wallNs() : 0, checkpoints.counts(), losses.recoveries(), refused);
    }
}
