package org.chronogram.run;

/**
 * The processes and threads of a run. The result does not depend on them.
 *
 * @param workers number of worker processes; 0 runs in the calling process.
 * @param threads simulation threads in each worker, or in the calling process, at least 1; with one thread there the
 *     sequential engine runs.
 * @param messaging which thread moves messages.
 * @param partition how the LPs are divided.
 * @param automatic whether the run itself chooses how many threads of the calling process it uses, while it goes on: at most
 *     so many.
 */
public record Layout(int workers, int threads, MessagingMode messaging, PartitionOptions partition, boolean automatic) {
    /**
     * Returns a layout in which nothing but the numbers is chosen.
     *
     * @param workers number of worker processes.
     * @param threads simulation threads in each worker.
     * @return the layout.
     */
    public static Layout of(int workers, int threads) {
        return new Layout(workers, threads, MessagingMode.AUTO, PartitionOptions.DEFAULT, false);
    }

    /**
     * Changes the processes and threads, which are then fixed.
     *
     * @param newWorkers number of worker processes.
     * @param newThreads simulation threads in each.
     * @return a changed copy.
     */
    public Layout on(int newWorkers, int newThreads) {
        return new Layout(newWorkers, newThreads, messaging, partition, false);
    }

    /**
     * Returns how many partitions the run has when it begins.
     *
     * @return the number of partitions, 1 for the sequential engine.
     */
    public int partitions() {
        return automatic ? 1 : Math.max(1, workers) * threads;
    }
}
