package org.chronogram.sync;

import org.chronogram.kernel.KernelState;

/**
 * Writes the state of partitions at the step boundaries where all partitions of a run have agreed to do so. Called by the
 * threads of the partitions, at the same time for different partitions.
 */
@FunctionalInterface
public interface CheckpointTaker {
    /** Writes nothing. */
    CheckpointTaker NONE = (partition, position, state) -> {};

    /**
     * Copies the state of a partition; the pending events of all partitions are a consistent cut of the run. The simulation
     * waits for the return, so slow work belongs on another thread.
     *
     * @param partition index of the partition.
     * @param position where the partition stands.
     * @param state state of the partition; valid until the return.
     */
    void onCheckpoint(int partition, StepPosition position, KernelState state);
}
