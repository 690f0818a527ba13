package org.chronogram.master;

import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.worker.ControlMessages;
import org.chronogram.worker.RunSpecification;

/**
 * Says to workers what they have to do.
 *
 * @param specification what shall be run.
 * @param topology how the workers lie on the host.
 * @param fleet the processes.
 * @param checkpointDirectory directory of the checkpoints; empty for none.
 * @param declared what the model has declared here, as bytes.
 */
record Assignments(
        RunSpecification specification,
        WorkerTopology topology,
        WorkerFleet fleet,
        String checkpointDirectory,
        byte[] declared) {
    /**
     * Returns the assignment of a worker.
     *
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
     * @param restore the checkpoint from which it goes on; null to start.
     * @param mayStay whether it may stay where it is instead.
     */
    ControlMessages.Assignment of(int worker, int epoch, CheckpointManifest restore, boolean mayStay) {
        return new ControlMessages.Assignment(
                specification,
                epoch,
                topology.messagingThread(),
                topology.spareCores(),
                fleet.aeronDirectory(worker, epoch).toString(),
                checkpointDirectory,
                restore,
                mayStay,
                declared);
    }
}
