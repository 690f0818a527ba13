package org.chronogram.master;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.protocol.CheckpointReport;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.PreparedRun;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.WorkerCheckpoints;

/** The checkpoints of a run in this process, written beside the computation. Not thread safe, but for the taker. */
final class LocalCheckpoints implements AutoCloseable {
    /** How long a slow disk is waited for where no user waits for the run to stop. */
    private static final long PATIENT_NS = TimeUnit.MINUTES.toNanos(10);

    private final CheckpointLocation location;
    private final CheckpointKeeper keeper;
    private final CheckpointSchedule schedule;
    private final RunClock clock;
    private final LinkedBlockingQueue<WorkerMessage> reports = new LinkedBlockingQueue<>();
    private final Optional<CheckpointManifest> restore;
    private final int epoch;
    private CheckpointRequest request = new CheckpointRequest();
    private WorkerCheckpoints writer;

    LocalCheckpoints(PreparedRun prepared, CheckpointLocation location, Consumer<String> notices, RunClock clock) {
        this.location = location;
        this.clock = clock;
        keeper = new CheckpointKeeper(prepared, location.path(), notices);
        schedule = new CheckpointSchedule(prepared.specification().faultTolerance(), clock.nanoTime());
        restore = prepared.specification().faultTolerance().resume()
                ? Optional.ofNullable(keeper.newestToResume())
                : Optional.empty();
        epoch = restore.map(manifest -> manifest.epoch() + 1).orElse(0);
    }

    /** From now on a checkpoint is due also when a user asks for one. */
    void takeRequestsOf(CheckpointRequest newRequest) {
        request = newRequest;
    }

    /** Sets what is told of each checkpoint that is complete. */
    void whenCommitted(Consumer<CommittedCheckpoint> action) {
        keeper.whenCommitted(action);
    }

    /** Opens what copies and writes a number of partitions; {@link #use} makes it that of the run. */
    WorkerCheckpoints open(int partitions) {
        return new WorkerCheckpoints(
                location.path().map(CheckpointFiles::in), epoch, 0, partitions, reports::add, clock);
    }

    /** Ends the writing of the partitions before; from now on these are the partitions of the run. */
    void use(WorkerCheckpoints newWriter) {
        close();
        writer = newWriter;
    }

    /** Puts the checkpoint from which the run is resumed into the partitions; empty where it starts at time 0. */
    Optional<List<StepPosition>> restored() {
        restore.ifPresent(manifest -> clock.resume(manifest.wallNs()));
        return restore.map(writer::restore);
    }

    /** Tells whether checkpoints are written at all. */
    boolean areWritten() {
        return location.path().isPresent();
    }

    void begin(long simulatedTicks) {
        schedule.begin(simulatedTicks, clock.nanoTime());
    }

    /** Tells whether a checkpoint shall be written; it then counts as under way. */
    boolean isDue(long simulatedTicks) {
        takeReports();
        if (request.take()) {
            schedule.ask();
        }
        long nowNs = clock.nanoTime();
        boolean due = schedule.isDue(simulatedTicks, nowNs);
        if (due) {
            schedule.requested(simulatedTicks, nowNs);
        }
        return due;
    }

    private void takeReports() {
        for (WorkerMessage report = reports.poll(); report != null; report = reports.poll()) {
            onReport(report);
        }
    }

    private void onReport(WorkerMessage report) {
        if (report instanceof CheckpointReport.CheckpointWritten written) {
            keeper.written(1, 0, written, clock.wallNs()).ifPresent(schedule::ended);
        } else if (report instanceof CheckpointReport.CheckpointFailed failed) {
            keeper.failed(0, failed);
            schedule.failed();
        }
    }

    /** Waits for the checkpoint of the step just done; returns why it could not be written. */
    Optional<String> await(long steps) {
        settle(steps, PATIENT_NS);
        if (keeper.lastCommittedSteps() == steps) {
            return Optional.empty();
        }
        return Optional.of(keeper.isSettled(steps) ? keeper.lastFailure() : "the disk has not taken it for too long");
    }

    /** Commits the last checkpoint of a run that was stopped after so many steps. */
    void end(long steps) {
        if (!areWritten()) {
            return;
        }
        settle(steps, CheckpointKeeper.SETTLE_TIMEOUT_NS);
        if (!keeper.isSettled(steps)) {
            keeper.giveUpLast();
        }
    }

    private void settle(long steps, long limitNs) {
        long deadlineNs = clock.nanoTime() + limitNs;
        try {
            while (!keeper.isSettled(steps) && clock.nanoTime() - deadlineNs < 0) {
                WorkerMessage report = reports.poll(deadlineNs - clock.nanoTime(), TimeUnit.NANOSECONDS);
                if (report != null) {
                    onReport(report);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Describes the checkpoint that is kept of a run that was cut off, if any. */
    String fate() {
        return keeper.fate();
    }

    CheckpointCounts counts() {
        return keeper.counts();
    }

    /** Waits for the checkpoint under way, and commits it: the run may be over because of an error. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
            takeReports();
        }
    }
}
