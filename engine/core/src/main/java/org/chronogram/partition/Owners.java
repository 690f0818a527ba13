package org.chronogram.partition;

import org.chronogram.model.InvalidInputException;

/** The owner of each LP: computed where partitions are blocks of ids, else two bytes for each LP. Immutable. */
final class Owners {
    private final int logicalProcesses;
    private final int partitions;
    private final short[] owners;

    private Owners(int logicalProcesses, int partitions, short[] owners) {
        this.logicalProcesses = logicalProcesses;
        this.partitions = partitions;
        this.owners = owners;
    }

    static Owners blocks(int logicalProcesses, int partitions) {
        return new Owners(logicalProcesses, partitions, null);
    }

    static Owners of(int[] ownerOfLp, int partitions) {
        if (partitions < 1 || partitions > Short.MAX_VALUE) {
            throw new InvalidInputException(
                    "a plan of " + partitions + " partitions, expected 1 to " + Short.MAX_VALUE);
        }
        short[] owners = new short[ownerOfLp.length];
        int[] lps = new int[partitions];
        for (int lp = 0; lp < owners.length; lp++) {
            int owner = ownerOfLp[lp];
            if (owner < 0 || owner >= partitions) {
                throw new InvalidInputException("LP " + lp + " is in partition " + owner
                        + ", expected a partition from 0 to " + (partitions - 1));
            }
            owners[lp] = (short) owner;
            lps[owner]++;
        }
        checkAllUsed(lps);
        return new Owners(owners.length, partitions, owners);
    }

    private static void checkAllUsed(int[] lps) {
        for (int partition = 0; partition < lps.length; partition++) {
            if (lps[partition] == 0) {
                throw new InvalidInputException("partition " + partition + " of " + lps.length
                        + " has no LP, expected at least one in each; use fewer partitions");
            }
        }
    }

    int logicalProcesses() {
        return logicalProcesses;
    }

    int partitions() {
        return partitions;
    }

    boolean isBlocks() {
        return owners == null;
    }

    int partitionOf(int lp) {
        if (owners != null) {
            return owners[lp];
        }
        int smallBlock = logicalProcesses / partitions;
        int largeBlocks = logicalProcesses % partitions;
        int firstInSmallBlocks = largeBlocks * (smallBlock + 1);
        return lp < firstInSmallBlocks ? lp / (smallBlock + 1) : largeBlocks + (lp - firstInSmallBlocks) / smallBlock;
    }
}
