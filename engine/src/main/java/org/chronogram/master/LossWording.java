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
     * Puts together what is reported of a recovery that begins.
     *
     * @param lost how far the run had come, as last reported.
     * @param restore the checkpoint from which it goes on; null for the start.
     */
    Recovery recovery(int worker, String cause, Progress lost, CheckpointManifest restore) {
        long restoredTicks = restore == null ? 0 : restore.reachedTicks();
        return new Recovery(
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
