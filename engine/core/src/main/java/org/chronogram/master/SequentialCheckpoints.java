package org.chronogram.master;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.catalog.StateClasses;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.run.PreparedRun;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.WorkerCheckpoints;

/** The checkpoints of a run of the sequential engine: one partition, written beside the computation. Not thread safe. */
final class SequentialCheckpoints implements AutoCloseable {
    /**
     * Reading the clock costs as much as an event, and a step can be shorter, so the clock is read once in so many steps.
     */
    private static final int STEPS_PER_LOOK = 16;

    /** How long a slow disk is waited for where no user waits for the run to stop. */
    private static final long PATIENT_NS = TimeUnit.MINUTES.toNanos(10);

    private final PreparedRun prepared;
    private final SequentialEngine engine;
    private final CheckpointKeeper keeper;
    private final CheckpointSchedule schedule;
    private final RunClock clock;
    private final LinkedBlockingQueue<WorkerMessage> reports = new LinkedBlockingQueue<>();
    private final CheckpointManifest restore;
    private final WorkerCheckpoints writer;
    private final boolean writing;
    private int stepsUntilLook;

    SequentialCheckpoints(
            PreparedRun prepared,
            SequentialEngine engine,
            CheckpointLocation location,
            Consumer<String> notices,
            RunClock clock) {
        this.prepared = prepared;
        this.engine = engine;
        this.clock = clock;
        keeper = new CheckpointKeeper(prepared, location.path(), notices);
        schedule = new CheckpointSchedule(prepared.specification().faultTolerance(), clock.nanoTime());
        restore = prepared.specification().faultTolerance().resume() ? keeper.newestToResume() : null;
        int epoch = restore == null ? 0 : restore.epoch() + 1;
        writing = !location.text().isEmpty();
        writer = new WorkerCheckpoints(location.path().map(CheckpointFiles::in), epoch, 0, 1, reports::add, clock);
    }

    /** Prepares the run, from the newest checkpoint where it is to be resumed. */
    void begin() {
        KernelState state = engine.kernel().state();
        writer.prepare(List.of(state), StateClasses.of(prepared.model()));
        if (restore != null) {
            StepPosition position = writer.restore(restore).get(0);
            engine.continueFrom(position.completedSteps(), position.reachedTicks());
            clock.resume(restore.wallNs());
        }
        schedule.begin(engine.reachedTicks(), clock.nanoTime());
    }

    /** Writes a checkpoint when one is due or the run is to stop here; returns whether it is. */
    boolean atStepBoundary(boolean stop) {
        if (!stop && --stepsUntilLook > 0) {
            return false;
        }
        stepsUntilLook = STEPS_PER_LOOK;
        for (WorkerMessage report = reports.poll(); report != null; report = reports.poll()) {
            onReport(report);
        }
        long nowNs = clock.nanoTime();
        if (stop || schedule.isDue(engine.reachedTicks(), nowNs)) {
            schedule.requested(engine.reachedTicks(), nowNs);
            writer.onCheckpoint(0, position(), engine.kernel().state());
        }
        return stop;
    }

    /** The engine plans a window when it begins a step. */
    private StepPosition position() {
        return new StepPosition(
                engine.steps(), engine.reachedTicks(), engine.nextEventTicks(), StepPosition.NO_HORIZON);
    }

    private void onReport(WorkerMessage report) {
        if (report instanceof WorkerMessage.CheckpointWritten written) {
            keeper.written(1, 0, written, clock.wallNs()).ifPresent(schedule::ended);
        } else if (report instanceof WorkerMessage.CheckpointFailed failed) {
            keeper.failed(0, failed);
            schedule.failed();
        }
    }

    /** Writes a checkpoint of the step just done and waits for it; returns why it could not be written. */
    Optional<String> commitHere() {
        boolean unused = atStepBoundary(true);
        settle(PATIENT_NS);
        if (keeper.lastCommittedSteps() == engine.steps()) {
            return Optional.empty();
        }
        return Optional.of(isSettled() ? keeper.lastFailure() : "the disk has not taken it for too long");
    }

    /** Commits the last checkpoint of a run that was stopped. */
    void end(boolean stopped) {
        if (!stopped || !writing) {
            return;
        }
        settle(CheckpointKeeper.SETTLE_TIMEOUT_NS);
        if (!isSettled()) {
            keeper.giveUpLast();
        }
    }

    private void settle(long limitNs) {
        long deadlineNs = clock.nanoTime() + limitNs;
        try {
            while (!isSettled() && clock.nanoTime() - deadlineNs < 0) {
                WorkerMessage report = reports.poll(deadlineNs - clock.nanoTime(), TimeUnit.NANOSECONDS);
                if (report != null) {
                    onReport(report);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSettled() {
        return keeper.isSettled(engine.steps());
    }

    /** Describes the checkpoint that is kept of a run that was cut off, if any. */
    String fate() {
        return keeper.fate();
    }

    CheckpointCounts counts() {
        return keeper.counts();
    }

    @Override
    public void close() {
        writer.close();
    }
}
