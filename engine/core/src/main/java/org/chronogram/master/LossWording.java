package org.chronogram.master;

import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.model.TimeBase;
import org.chronogram.results.Recovery;

/**
 * Says what is known of a lost worker.
 *
 * @param timeBase time base of the model.
 * @param fleet the processes.
 */
record LossWording(TimeBase timeBase, WorkerFleet fleet) {
    /** Says in one line who was lost and when, with the last lines that it printed. */
    String loss(int worker, String cause, Progress progress) {
        String output = fleet.lastOutput(worker);
        return "worker " + worker + " (process " + fleet.pid(worker) + ") " + cause + ", at simulated time "
                + timeBase.format(progress.simulatedTicks())
                + (output.isEmpty() ? "" : "; the last it printed: " + output);
    }

    /**
     * Says what has come of a run that is given up, as workers were lost again and again.
     *
     * @param restore the newest checkpoint; null for none.
     * @param kept whether it stays.
     */
    String givenUp(RecoveryLog recoveries, CheckpointManifest restore, boolean kept, long endTicks, long nowNs) {
        String checkpoint = restore == null
                ? "; there is no checkpoint"
                : "; the newest checkpoint is of " + timeBase.format(restore.reachedTicks())
                        + (kept ? "" : " and is not kept: that takes a directory of the run, --out");
        return recoveries.lossesInVain(nowNs)
                + " without a new checkpoint, and the run did not get beyond simulated time "
                + timeBase.format(recoveries.furthestTicks()) + " of " + timeBase.format(endTicks) + checkpoint
                + "; find out what ends the workers" + ExitCause.OF_MODEL;
    }

    /**
     * Puts together what is reported of a recovery that begins.
     *
     * @param lost how far the run had come, as last reported.
     * @param restore the checkpoint from which it goes on; null for the start.
     */
    Recovery recovery(int worker, String cause, Progress lost, CheckpointManifest restore) {
        long restoredTicks = restore == null ? 0 : restore.reachedTicks();
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
