package org.chronogram.kernel;

/**
 * Which partition owns which LP: contiguous blocks of ids whose sizes differ by at most one. Immutable.
 */
public final class PartitionTable {
    /** The most LPs of a partition: so many times what the engine keeps of each fit one array. */
    public static final int MOST_LPS = (Integer.MAX_VALUE - 8) / KernelState.WORDS_PER_LP;

    private final int logicalProcesses;
    private final int partitions;
    private final int smallBlock;
    private final int largeBlocks;
    private final int firstInSmallBlocks;

    /**
     * Creates the table.
     *
     * @param logicalProcesses how many LPs there are, at least as many as partitions.
     * @param partitions how many partitions, at least 1.
     */
    public PartitionTable(int logicalProcesses, int partitions) {
        if (partitions < 1 || logicalProcesses < partitions) {
            throw new IllegalArgumentException(
                    "cannot divide " + logicalProcesses + " LPs among " + partitions + " partitions");
        }
        this.logicalProcesses = logicalProcesses;
        this.partitions = partitions;
        smallBlock = logicalProcesses / partitions;
        largeBlocks = logicalProcesses % partitions;
        firstInSmallBlocks = largeBlocks * (smallBlock + 1);
    }

    /**
     * Returns how many LPs there are.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return logicalProcesses;
    }

    /**
     * Returns how many partitions there are.
     *
     * @return the number of partitions.
     */
    public int partitions() {
        return partitions;
    }

    /**
     * Returns the first LP of a partition.
     *
     * @param partition index of the partition.
     * @return id of the LP.
     */
    public int firstOf(int partition) {
        return partition * smallBlock + Math.min(partition, largeBlocks);
    }

    /**
     * Returns how many LPs a partition owns.
     *
     * @param partition index of the partition.
     * @return the number of LPs.
     */
    public int sizeOf(int partition) {
        return partition < largeBlocks ? smallBlock + 1 : smallBlock;
    }

    /**
     * Returns the partition that owns an LP.
     *
     * @param lp id of the LP.
     * @return index of the partition.
     */
    public int partitionOf(int lp) {
        return lp < firstInSmallBlocks ? lp / (smallBlock + 1) : largeBlocks + (lp - firstInSmallBlocks) / smallBlock;
    }
}
