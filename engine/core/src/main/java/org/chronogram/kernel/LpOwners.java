package org.chronogram.kernel;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The partition that owns each LP of a model. Immutable. */
public final class LpOwners {
    private final char[] owners;
    private final int[] lpsOfPartition;

    /**
     * Takes the owners.
     *
     * @param owners index of the owning partition for each LP, by its id; copied.
     * @param partitions number of partitions, at most 65,536.
     * @throws IllegalArgumentException when an owner is not one of the partitions, or a partition owns no LP.
     */
    public LpOwners(int[] owners, int partitions) {
        this(owners.length, partitions, lp -> owners[lp]);
    }

    /**
     * Takes the owners.
     *
     * @param logicalProcesses how many LPs there are.
     * @param partitions number of partitions, at most 65,536.
     * @param ownerOf gives the index of the owning partition of an LP, by its id.
     * @throws IllegalArgumentException when an owner is not one of the partitions, or a partition owns no LP.
     */
    public LpOwners(int logicalProcesses, int partitions, IntUnaryOperator ownerOf) {
        owners = new char[logicalProcesses];
        lpsOfPartition = new int[partitions];
        for (int lp = 0; lp < logicalProcesses; lp++) {
            int owner = ownerOf.applyAsInt(lp);
            if (owner < 0 || owner >= partitions) {
                throw new IllegalArgumentException(
                        "LP " + lp + " is in partition " + owner + ": expected 0 to " + (partitions - 1));
            }
            owners[lp] = (char) owner;
            lpsOfPartition[owner]++;
        }
        for (int partition = 0; partition < partitions; partition++) {
            if (lpsOfPartition[partition] == 0) {
                throw new IllegalArgumentException("partition " + partition + " of " + partitions + " owns no LP");
            }
        }
    }

    /**
     * Returns how many LPs there are.
     *
     * @return the number of LPs of the model.
     */
    public int logicalProcesses() {
        return owners.length;
    }

    /**
     * Returns how many partitions there are.
     *
     * @return the number of partitions.
     */
    public int partitions() {
        return lpsOfPartition.length;
    }

    /**
     * Returns the owner of an LP.
     *
     * @param lp id of the LP.
     * @return index of the partition.
     */
    public int ownerOf(int lp) {
        return owners[lp];
    }

    /**
     * Returns how many LPs a partition owns.
     *
     * @param partition index of the partition.
     * @return the number of LPs, at least 1.
     */
    public int lpsOf(int partition) {
        return lpsOfPartition[partition];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LpOwners that && Arrays.equals(owners, that.owners);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(owners);
    }
}
