package org.chronogram.kernel;

/**
 * The LPs that a partition owns, and for each other LP the partition that owns it. A partition keeps what it has of its LPs
 * in arrays, at their local indices: 0 for the first of its LPs, in ascending order of their ids, as LPs are initialized,
 * executed within a window and finished in that order. The directories of all partitions name the same owner of an LP.
 * Immutable.
 *
 * <p>{@link #isLocal}, {@link #indexOf} and {@link #partitionOf} are asked for every event. A process uses one kind of
 * directory, so that the virtual machine compiles them without a dispatch.
 */
public abstract class LpDirectory {
    private final int logicalProcesses;
    private final int size;

    LpDirectory(int logicalProcesses, int size) {
        this.logicalProcesses = logicalProcesses;
        this.size = size;
    }

    /**
     * Creates the directory of a partition that owns a block of consecutive ids. The sizes of the blocks differ by at most
     * one.
     *
     * @param logicalProcesses how many LPs the model has, at least as many as there are partitions.
     * @param partitions how many partitions there are, at least 1.
     * @param partition index of this partition.
     * @return the directory.
     */
    public static LpDirectory ofBlocks(int logicalProcesses, int partitions, int partition) {
        return new BlockDirectory(logicalProcesses, partitions, partition);
    }

    /**
     * Creates the directory of a partition that owns any LPs.
     *
     * @param owners the owner of each LP.
     * @param partition index of this partition, which owns at least one.
     * @return the directory.
     */
    public static LpDirectory of(LpOwners owners, int partition) {
        return new OwnerDirectory(owners, partition);
    }

    /** Returns how many LPs the model has. */
    final int logicalProcesses() {
        return logicalProcesses;
    }

    /** Returns how many LPs this partition owns. */
    final int size() {
        return size;
    }

    /** Tells whether the model has an LP of this id. */
    final boolean exists(int lp) {
        return Integer.compareUnsigned(lp, logicalProcesses) < 0;
    }

    /** Returns the LPs of this partition. */
    abstract LpRanges lps();

    /** Returns the id of the LP with a local index. */
    abstract int lpAt(int index);

    /** Returns the local index of an LP of this partition. */
    abstract int indexOf(int lp);

    /** Tells whether this partition owns an LP; false for ids that no LP has. */
    abstract boolean isLocal(int lp);

    /** Returns the partition that owns an LP. */
    abstract int partitionOf(int lp);
}
