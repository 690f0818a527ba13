package org.chronogram.kernel;

/**
 * The directory of partitions that own any LPs. One table answers all questions with one access: for an LP of this partition
 * it has the local index, for any other one the complement of its owner, which is negative.
 */
final class OwnerDirectory extends LpDirectory {
    private final int[] indexOrOwner;
    private final int[] lps;

    OwnerDirectory(LpOwners owners, int partition) {
        super(owners.logicalProcesses(), owners.lpsOf(partition));
        indexOrOwner = new int[owners.logicalProcesses()];
        lps = new int[size()];
        int index = 0;
        for (int lp = 0; lp < indexOrOwner.length; lp++) {
            int owner = owners.ownerOf(lp);
            if (owner == partition) {
                lps[index] = lp;
                indexOrOwner[lp] = index++;
            } else {
                indexOrOwner[lp] = ~owner;
            }
        }
    }

    @Override
    LpRanges lps() {
        LpRanges.Builder ranges = new LpRanges.Builder();
        for (int lp : lps) {
            ranges.add(lp);
        }
        return ranges.build();
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
