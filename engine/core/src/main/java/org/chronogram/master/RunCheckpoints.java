package org.chronogram.master;

import java.util.Optional;
import java.util.function.Consumer;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.FaultTolerance;

/**
 * The checkpoints of a distributed run: when the next one is due, when one is complete, and from which one the run goes on.
 * Not thread safe.
 */
final class RunCheckpoints {
    private final CheckpointKeeper keeper;
    private final CheckpointSchedule schedule;
    private final String directory;
    private final FaultTolerance wanted;
    private Optional<CheckpointManifest> restore = Optional.empty();

    /**
     * Prepares the checkpoints of a run that begins at its start.
     *
     * @param keeper commits checkpoints and finds them again.
     * @param directory directory as the workers are told it; empty for none.
     * @param wanted when the user wants checkpoints.
     * @param nowNs the time.
     */
    RunCheckpoints(CheckpointKeeper keeper, String directory, FaultTolerance wanted, long nowNs) {
        this.keeper = keeper;
        this.directory = directory;
        this.wanted = wanted;
        schedule = new CheckpointSchedule(wanted, nowNs);
    }

    /** Finds the checkpoint from which a run is resumed; without one it starts at its beginning. */
    void resume() {
        restore = Optional.ofNullable(keeper.newestToResume());
    }

    /** A worker was lost: the run goes on from the newest checkpoint that is whole. */
    void goBack() {
        restore = keeper.newest();
    }

    /** A lost worker is replaced: until it is seen that no other loss follows, checkpoints are taken often. */
    void lost() {
        schedule.lost();
    }

    /** Returns the checkpoint from which the run goes on; empty for the start. */
    Optional<CheckpointManifest> restore() {
        return restore;
    }

    /** Returns the simulated time from which the run goes on. */
    long restoredTicks() {
        return restore.map(CheckpointManifest::reachedTicks).orElse(0L);
    }

    /** The workers begin to take steps. */
    void begin(long nowNs) {
        schedule.begin(restoredTicks(), nowNs);
    }

    /** Tells whether a survivor may stay where it is, instead of going back with the lost worker. */
    boolean survivorsMayStay(int lossesSinceCheckpoint) {
        return wanted.messageLogMib() != 0 && !schedule.needsAllToGoBack(lossesSinceCheckpoint);
    }

    /** A user wants a checkpoint now. */
    void ask() {
        schedule.ask();
    }

    /** Sets what is told of each checkpoint that is complete. */
    void whenCommitted(Consumer<CommittedCheckpoint> action) {
        keeper.whenCommitted(action);
    }

    /** Returns a request for a checkpoint, when one is due. */
    Optional<MasterMessage> request(long simulatedTicks, long nowNs) {
        if (!schedule.isDue(simulatedTicks, nowNs)) {
            return Optional.empty();
        }
        schedule.requested(simulatedTicks, nowNs);
        return Optional.of(new MasterMessage.TakeCheckpoint());
    }

    /** A worker has written its part; returns the message for all workers when the checkpoint is complete. */
    Optional<MasterMessage> written(int workers, int worker, CheckpointWritten part, long wallNs) {
        Optional<CheckpointCost> cost = keeper.written(workers, worker, part, wallNs);
        cost.ifPresent(schedule::ended);
        return cost.map(ended -> new MasterMessage.CheckpointCommitted(keeper.lastCommittedSteps()));
    }

    void failed(int worker, CheckpointFailed message) {
        keeper.failed(worker, message);
        schedule.failed();
    }

    /** Tells whether the checkpoint of the step at which a run was stopped is committed, or never will be. */
    boolean isSettled(long steps) {
        return directory.isEmpty() || keeper.isSettled(steps);
    }

    /** The last checkpoint is not waited for any longer. */
    void giveUpLast() {
        keeper.giveUpLast();
    }

    String directory() {
        return directory;
    }

    CheckpointCounts counts() {
        return keeper.counts();
    }

    /** Returns advice for a user whose run has failed; empty where no checkpoint is kept. */
    String advice() {
        return keeper.advice();
    }

    /** Describes the checkpoint that is kept of a run that was cut off, if any. */
    String fate() {
        return keeper.fate();
    }
}
