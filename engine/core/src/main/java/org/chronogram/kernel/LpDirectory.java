package org.chronogram.kernel;

/**
 * The LPs that a partition owns, and for each other LP the partition that owns it. A partition keeps what it has of its LPs
 * in arrays, at their local indices: 0 for the first of its LPs, in ascending order of their ids. Immutable.
 *
 * <p>Partitions own contiguous blocks of ids whose sizes differ by at most one, so a local index is the id minus that of the
 * first LP. A directory of other sets of LPs must keep three things: local indices ascend with the ids, as LPs are
 * initialized, executed within a window and finished in that order; the directories of all partitions name the same owner of
 * an LP; and {@link #isLocal}, {@link #indexOf} and {@link #partitionOf} cost a few instructions, as they are asked for
 * every event.
 */
public class LpDirectory {
    private final int logicalProcesses;
    private final int firstLp;
    private final int size;
    private final int smallBlock;
    private final int largeBlocks;
    private final int firstInSmallBlocks;

    /**
     * Creates the directory of one partition.
     *
     * @param logicalProcesses how many LPs the model has, at least as many as there are partitions.
     * @param partitions how many partitions there are, at least 1.
     * @param partition index of this partition.
     */
    public LpDirectory(int logicalProcesses, int partitions, int partition) {
        if (partitions < 1 || logicalProcesses < partitions) {
            throw new IllegalArgumentException(
                    "cannot divide " + logicalProcesses + " LPs among " + partitions + " partitions");
        }
        this.logicalProcesses = logicalProcesses;
        smallBlock = logicalProcesses / partitions;
        largeBlocks = logicalProcesses % partitions;
        firstInSmallBlocks = largeBlocks * (smallBlock + 1);
        firstLp = partition * smallBlock + Math.min(partition, largeBlocks);
        size = partition < largeBlocks ? smallBlock + 1 : smallBlock;
    }

    /** Returns how many LPs the model has. */
    int logicalProcesses() {
        return logicalProcesses;
    }

    /** Returns how many LPs this partition owns. */
    int size() {
        return size;
    }

    /** Returns the LPs of this partition. */
    LpRanges lps() {
        return LpRanges.block(firstLp, size);
    }

    /** Returns the id of the LP with a local index. */
    int lpAt(int index) {
        return firstLp + index;
    }

    /** Returns the local index of an LP of this partition. */
    int indexOf(int lp) {
        return lp - firstLp;
    }

    /** Tells whether this partition owns an LP; false for ids that no LP has. */
    boolean isLocal(int lp) {
        return Integer.compareUnsigned(lp - firstLp, size) < 0;
    }

    /** Tells whether the model has an LP of this id. */
    boolean exists(int lp) {
        return Integer.compareUnsigned(lp, logicalProcesses) < 0;
    }

    /** Returns the partition that owns an LP. */
    int partitionOf(int lp) {
        return lp < firstInSmallBlocks ? lp / (smallBlock + 1) : largeBlocks + (lp - firstInSmallBlocks) / smallBlock;
    }
}
