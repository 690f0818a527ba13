package org.chronogram.kernel;

/**
 * The directory of partitions that own any LPs. One table answers all questions with one access: for an LP of this partition
 * it has the local index, for any other one the complement of its owner, which is negative.
 */
final class OwnerDirectory extends LpDirectory {
    private final int[] indexOrOwner;
    private final int[] lps;
    private final LpRanges ranges;

    OwnerDirectory(LpOwners owners, int partition) {
        super(owners.logicalProcesses(), owners.lpsOf(partition));
        indexOrOwner = new int[owners.logicalProcesses()];
        lps = new int[size()];
        LpRanges.Builder builder = new LpRanges.Builder();
        int index = 0;
        for (int lp = 0; lp < indexOrOwner.length; lp++) {
            int owner = owners.ownerOf(lp);
            if (owner == partition) {
                lps[index] = lp;
                builder.add(lp);
                indexOrOwner[lp] = index++;
            } else {
                indexOrOwner[lp] = ~owner;
            }
        }
        ranges = builder.build();
    }

    @Override
    LpRanges lps() {
        return ranges;
    }

    @Override
    int lpAt(int index) {
        return lps[index];
    }

    @Override
    int indexOf(int lp) {
        return indexOrOwner[lp];
    }

    @Override
    boolean isLocal(int lp) {
        return exists(lp) && indexOrOwner[lp] >= 0;
    }

    @Override
    int partitionOf(int lp) {
        return ~indexOrOwner[lp];
    }
}
