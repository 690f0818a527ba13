package org.chronogram.protocol;

import java.util.List;
import org.chronogram.checkpoint.PartitionFile;

/** A message from a worker to the master about its part of a checkpoint. */
public sealed interface CheckpointReport extends WorkerMessage {
    /**
     * Reports that the worker has written the files of its partitions to the disk.
     *
     * @param epoch epoch of the mesh.
     * @param steps steps completed so far.
     * @param reachedTicks everything before this time was executed in all partitions of the worker.
     * @param nextEventTicks smallest time of all pending events of the run.
     * @param events events that the worker had handled.
     * @param partitions the files.
     * @param pauseNs how long the simulation waited.
     * @param writeNs how long the writing took beside it.
     * @param writeBusyNs for how much of that a core was busy.
     */
    record CheckpointWritten(
            int epoch,
            long steps,
            long reachedTicks,
            long nextEventTicks,
            long events,
            List<PartitionFile> partitions,
            long pauseNs,
            long writeNs,
            long writeBusyNs)
            implements CheckpointReport {
        /** Refuses impossible values. */
        public CheckpointWritten {
            Fields.require(partitions != null, "partitions=null");
            partitions.forEach(part -> Fields.require(part != null, "a partition is null"));
            Fields.requireNotNegative(steps, pauseNs, writeNs, writeBusyNs);
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onCheckpointWritten(worker, this);
        }
    }

    /**
     * Reports that the worker could not write its part of a checkpoint.
     *
     * @param epoch epoch of the mesh.
     * @param steps steps completed so far.
     * @param reason message of the error.
     */
    record CheckpointFailed(int epoch, long steps, String reason) implements CheckpointReport {
        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onCheckpointFailed(worker, this);
        }
    }
}
