package org.chronogram.partition;

import java.util.Arrays;

/**
 * How heavy each part of a graph may become.
 *
 * @param shares into how many partitions each part is divided later, 1 for a partition. A part needs as many nodes.
 * @param limits largest weight of each part.
 */
record Balance(int[] shares, long[] limits) {
    /** Returns the balance of partitions that may all become equally heavy. */
    static Balance equal(int partitions, long limit) {
        int[] shares = new int[partitions];
        long[] limits = new long[partitions];
        Arrays.fill(shares, 1);
        Arrays.fill(limits, limit);
        return new Balance(shares, limits);
    }

    /**
     * Returns the balance of two halves of a graph that is to be divided among partitions. Each of the divisions one after
     * the other may use up the same part of what the limit allows.
     */
    static Balance halves(int partitions, long limit, long totalWeight) {
        int half = (partitions + 1) / 2;
        int divisions = Integer.SIZE - Integer.numberOfLeadingZeros(partitions - 1);
        int[] shares = {half, partitions - half};
        long[] limits = new long[2];
        for (int side = 0; side < 2; side++) {
            long even = ceilDiv(totalWeight * shares[side], partitions);
            limits[side] = even + Math.max(0, limit * shares[side] - even) / divisions;
        }
        return new Balance(shares, limits);
    }

    static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    int parts() {
        return shares.length;
    }
}
