package org.chronogram.sync;

import org.chronogram.kernel.KernelState;

/**
 * Writes the state of partitions at the step boundaries where all partitions of a run have agreed to do so. Called by the
 * threads of the partitions, at the same time for different ones.
 */
@FunctionalInterface
public interface CheckpointTaker {
    /** Nothing is written. */
    CheckpointTaker NONE = (partition, position, state) -> {};

    /**
     * Copies the state of a partition; what is pending is a consistent cut of the whole run. The simulation waits for the
     * return, so what takes long belongs on another thread.
     *
     * @param partition index of the partition.
     * @param position where the run stands, the same for all partitions.
     * @param state state of the partition; valid until the return.
     */
    void onCheckpoint(int partition, StepPosition position, KernelState state);
}
