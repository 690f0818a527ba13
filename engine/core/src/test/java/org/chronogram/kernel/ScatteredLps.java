package org.chronogram.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A directory in which each partition owns any set of LPs. */
final class ScatteredLps extends LpDirectory {
    private final int[] owners;
    private final int partition;
    private final int[] own;

    /** The owners are partitions, by LP; each partition owns at least one. */
    ScatteredLps(int[] owners, int partition) {
        super(owners.length, 1, 0);
        this.owners = owners;
        this.partition = partition;
        own = IntStream.range(0, owners.length)
                .filter(lp -> owners[lp] == partition)
                .toArray();
    }

    @Override
    LpRanges lps() {
        LpRanges.Builder lps = new LpRanges.Builder();
        Arrays.stream(own).forEach(lps::add);
        return lps.build();
    }

    @Override
    int size() {
        return own.length;
    }

    @Override
    int lpAt(int index) {
        return own[index];
    }

    @Override
    int indexOf(int lp) {
        return Arrays.binarySearch(own, lp);
    }

    @Override
    boolean isLocal(int lp) {
        return exists(lp) && owners[lp] == partition;
    }

    @Override
    int partitionOf(int lp) {
        return owners[lp];
    }
}
