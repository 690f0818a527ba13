package org.chronogram.run;

/**
 * The processes and threads of a run. The result does not depend on them.
 *
 * @param workers number of worker processes; 0 runs the sequential engine in the calling process.
 * @param threads simulation threads in each worker, at least 1.
 * @param messaging which thread moves messages.
 * @param partition how the LPs are divided.
 */
public record Layout(int workers, int threads, MessagingMode messaging, PartitionOptions partition) {
    /**
     * Returns a layout in which nothing but the numbers is chosen.
     *
     * @param workers number of worker processes.
     * @param threads simulation threads in each worker.
     * @return the layout.
     */
    public static Layout of(int workers, int threads) {
        return new Layout(workers, threads, MessagingMode.AUTO, PartitionOptions.DEFAULT);
    }

    /**
     * Returns how many partitions the run has.
     *
     * @return the number of partitions, 1 for the sequential engine.
     */
    public int partitions() {
        return Math.max(1, workers) * threads;
    }
}
