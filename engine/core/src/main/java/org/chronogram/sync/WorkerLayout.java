package org.chronogram.sync;

/**
 * The place of a worker in a run: which partitions it has, and on which threads.
 *
 * @param worker index of the worker.
 * @param workers number of workers.
 * @param threads partitions in each worker, each executed by a thread.
 * @param messagingThread whether a thread of its own moves messages, where there are other workers.
 * @param ownWindows whether each partition has a window of its own, so that an END names the partitions of its receiver.
 */
public record WorkerLayout(int worker, int workers, int threads, boolean messagingThread, boolean ownWindows) {
    /** Returns how many partitions an END names whose receiver has so many. */
    int namedOf(int partitions) {
        return ownWindows ? partitions : 0;
    }

    /**
     * Returns the number of partitions of the run.
     *
     * @return the number of partitions.
     */
    public int partitions() {
        return workers * threads;
    }

    /**
     * Returns the first partition of the worker; its others follow.
     *
     * @return index of the partition.
     */
    public int firstPartition() {
        return worker * threads;
    }
}
