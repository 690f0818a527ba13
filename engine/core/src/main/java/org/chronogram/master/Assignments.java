package org.chronogram.master;

import org.chronogram.host.WorkerHost;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.run.PreparedRun;

/** Says to each worker what its part in the run is, and where it begins. Belongs to one thread. */
final class Assignments {
    private final PreparedRun prepared;
    private final WorkerHost host;
    private final RunCheckpoints checkpoints;
    private final WorkerLosses losses;
    private final byte[] declared;

    Assignments(PreparedRun prepared, WorkerHost host, RunCheckpoints checkpoints, WorkerLosses losses) {
        this.prepared = prepared;
        this.host = host;
        this.checkpoints = checkpoints;
        this.losses = losses;
        declared = prepared.declared().encode();
    }

    /**
     * Returns the assignment of a worker in an epoch.
     *
     * @param stopping whether the run is to stop after the current step.
     */
    MasterMessage.Assignment of(int worker, int epoch, boolean stopping) {
        return new MasterMessage.Assignment(
                prepared.specification(),
                epoch,
                host.placement(worker, epoch),
                checkpoints.directory(),
                checkpoints.restore().orElse(null),
                losses.mayStay(stopping),
                declared,
                prepared.partitions().table());
    }
}
