package org.chronogram.master;

import java.util.List;
import java.util.TreeSet;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.host.WorkerHost;
import org.chronogram.results.Recovery;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;

/**
 * Handles the loss of a worker: decides whether the run goes on and from which checkpoint, and reports it. The order is:
 * end the process and remove its directory, find the newest checkpoint, begin the next epoch; then the coordinator
 * starts the new process and gives all workers their next assignment. Not thread safe.
 */
final class WorkerLosses {
    private final RecoveryLog recoveries = new RecoveryLog();
    private final WorkerHost host;
    private final RunCheckpoints checkpoints;
    private final LossMessages messages;
    private final TreeSet<Integer> started = new TreeSet<>();
    private final long endTicks;

    WorkerLosses(PreparedRun prepared, WorkerHost host, RunCheckpoints checkpoints) {
        this.host = host;
        this.checkpoints = checkpoints;
        messages = new LossMessages(prepared.model().timeBase(), host);
        endTicks = prepared.specification().simulation().endTicks();
    }

    /**
     * A worker was lost.
     *
     * @param epoch the epoch in which it was lost.
     * @param loss the loss.
     * @param nowNs the time.
     * @return the next epoch, without the worker.
     * @throws RunFailedException when workers were lost again and again and the run does not get on.
     */
    MeshEpoch lost(MeshEpoch epoch, WorkerLoss loss, long nowNs) {
        int committed = checkpoints.counts().committed();
        boolean goesOn = recoveries.allowsAnother(loss.worker(), loss.reached().simulatedTicks(), committed, nowNs);
        host.remove(loss.worker());
        checkpoints.goBack();
        if (!goesOn) {
            throw failure(loss.message() + "; " + givenUp(nowNs));
        }
        checkpoints.lost();
        started.add(loss.worker());
        recoveries.begin(messages.recovery(loss.worker(), loss.cause(), loss.reached(), checkpoints.restore()), nowNs);
        return epoch.without(loss.worker());
    }

    private String givenUp(long nowNs) {
        boolean kept = !checkpoints.advice().isEmpty();
        return messages.givenUp(recoveries, checkpoints.restore(), kept, endTicks, nowNs);
    }

    /** Describes a loss; waits a moment for the last lines that the worker prints. */
    WorkerLoss describe(int worker, String cause, Progress reached) {
        return new WorkerLoss(worker, cause, reached, messages.loss(worker, cause, reached));
    }

    /** All workers of an epoch are ready to go on; returns a line about how, empty when none was lost. */
    String allReady(MeshEpoch epoch, WorkerWatch watch) {
        if (!recoveries.isOpen()) {
            return "";
        }
        long reexecuted = watch.goBack(epoch.ready(), checkpoints.restoredTicks());
        recoveries.allReady(epoch.recoveryKind(host), reexecuted, epoch.mostCompletedSteps());
        String moves = messages.moves(started);
        started.clear();
        return recoveries.last().kind() + ", going on from " + recoveries.last().wentOnFrom() + moves;
    }

    /** Takes how many steps all workers have completed. */
    void progress(long completedSteps, long nowNs) {
        recoveries.progress(completedSteps, nowNs);
    }

    /**
     * Tells whether a worker may stay where it is, instead of going back to the checkpoint. A STOP flag that it has raised
     * may be lost with the mesh, and it would not raise it again; so when the run is about to stop, no worker may stay.
     */
    boolean mayStay(boolean stopRequested) {
        return !stopRequested && checkpoints.survivorsMayStay(recoveries.lossesSinceCheckpoint());
    }

    /** Tells whether a worker was lost and not all workers have come further since. */
    boolean isRecovering() {
        return recoveries.isOpen();
    }

    /** Tells whether the run was not one undisturbed piece. */
    boolean anyOrResumed() {
        return checkpoints.restore().isPresent() || !recoveries.recoveries().isEmpty();
    }

    /** Returns the epoch with which the run begins. */
    int firstEpoch() {
        int afterCheckpoint =
                checkpoints.restore().map(CheckpointManifest::epoch).orElse(-1) + 1;
        return Math.max(afterCheckpoint, host.firstEpoch());
    }

    /** Returns the newest recovery, of which there must be one. */
    Recovery last() {
        return recoveries.last();
    }

    List<Recovery> recoveries() {
        return recoveries.recoveries();
    }

    /** Names a worker, with its host where that is another one. */
    String nameOf(int worker) {
        String hostName = host.hostOf(worker);
        return "worker " + worker + (hostName.isEmpty() ? "" : " on " + hostName);
    }

    /** Makes the failure of a run, with advice for the user. */
    RunFailedException failure(String what) {
        return new RunFailedException(what + checkpoints.advice(), "");
    }
}
