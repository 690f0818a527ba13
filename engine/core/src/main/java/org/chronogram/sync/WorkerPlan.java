package org.chronogram.sync;

/**
 * The place of a worker in a run.
 *
 * @param worker index of the worker.
 * @param workers number of workers.
 * @param threads partitions in each worker.
 * @param epoch epoch of the mesh in which the worker began, or began anew from a checkpoint.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param endTicks end of the run.
 * @param messagingThread whether messages are moved by a thread of its own.
 * @param keptBytesLimit most memory for messages that are kept to be sent again; 0 to keep none.
 */
public record WorkerPlan(
        int worker,
        int workers,
        int threads,
        int epoch,
        long seed,
        int replication,
        long endTicks,
        boolean messagingThread,
        long keptBytesLimit) {
    /**
     * Returns the number of partitions of the run.
     *
     * @return the number of partitions.
     */
    public int partitions() {
        return workers * threads;
    }

    int firstPartition() {
        return worker * threads;
    }
}
