package org.chronogram.master;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.host.ExitCause;
import org.chronogram.host.WorkerHost;
import org.chronogram.model.TimeBase;
import org.chronogram.results.Recovery;
import org.chronogram.run.Progress;

/**
 * Composes the messages to the user about lost workers.
 *
 * @param timeBase time base of the model.
 * @param host host of the workers.
 */
record LossMessages(TimeBase timeBase, WorkerHost host) {
    /** Names in one line the lost worker and the time of the loss, with the last lines that it printed. */
    String loss(int worker, String cause, Progress progress) {
        String output = host.lastOutput(worker);
        return "worker " + worker + " (" + host.describe(worker) + ") " + cause + ", at simulated time "
                + timeBase.format(progress.simulatedTicks())
                + (output.isEmpty() ? "" : "; the last it printed: " + output);
    }

    /**
     * Returns the message of a run that fails because workers were lost again and again without progress.
     *
     * @param restore the newest checkpoint.
     * @param kept whether it stays.
     */
    String givenUp(
            RecoveryLog recoveries, Optional<CheckpointManifest> restore, boolean kept, long endTicks, long nowNs) {
        String checkpoint = restore.map(newest -> "; the newest checkpoint is of "
                        + timeBase.format(newest.reachedTicks())
                        + (kept ? "" : " and is not kept: that takes a directory of the run, --out"))
                .orElse("; there is no checkpoint");
        return recoveries.lossesInVain(nowNs)
                + " without a new checkpoint, and the run did not get beyond simulated time "
                + timeBase.format(recoveries.furthestTicks()) + " of " + timeBase.format(endTicks) + checkpoint
                + "; find out what ends the workers" + ExitCause.OF_MODEL;
    }

    /** Says which of some workers that were started anew are on another host than before; empty where none is. */
    String moves(Set<Integer> started) {
        String moves = started.stream()
                .filter(worker -> !host.movedTo(worker).isEmpty())
                .map(worker -> "worker " + worker + " on " + host.movedTo(worker))
                .collect(Collectors.joining(" and "));
        return moves.isEmpty() ? "" : ", with " + moves;
    }

    /**
     * Composes the report of a recovery that begins.
     *
     * @param lost how far the run had come, as last reported.
     * @param restore the checkpoint from which it goes on; empty for the start.
     */
    Recovery recovery(int worker, String cause, Progress lost, Optional<CheckpointManifest> restore) {
        long restoredTicks = restore.map(CheckpointManifest::reachedTicks).orElse(0L);
        return new Recovery(
                0,
                worker,
                cause,
                lost.steps(),
                timeBase.format(Math.max(lost.simulatedTicks(), restoredTicks)),
                timeBase.format(restoredTicks),
                Double.NaN,
                0,
                Recovery.ROLLBACK);
    }
}
