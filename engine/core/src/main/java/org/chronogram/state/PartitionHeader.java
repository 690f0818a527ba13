package org.chronogram.state;

import org.chronogram.kernel.KernelCounts;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LpRanges;

/**
 * The beginning of a partition's state, from which a reader knows whether it needs the rest; see {@link PartitionFormat}.
 *
 * @param reachedTicks every event of the partition before this time was executed.
 * @param furthestTicks a time that is after all events that were handled.
 * @param horizonTicks the horizon that was given to {@link PartitionCodec#write}.
 * @param counts how many events were handled, cancelled and sent.
 * @param lps LPs of the partition.
 */
record PartitionHeader(long reachedTicks, long furthestTicks, long horizonTicks, KernelCounts counts, LpRanges lps) {
    static PartitionHeader of(KernelState state, long horizonTicks) {
        return new PartitionHeader(
                state.reachedTicks(), state.furthestTicks(), horizonTicks, state.counts(), state.lps());
    }

    /**
     * Reads the header.
     *
     * @throws DamagedStateException when it is none.
     */
    static PartitionHeader read(PartitionInput in) {
        if (in.readLong() != PartitionFormat.MAGIC) {
            throw in.damaged("it does not begin as a partition does");
        }
        return new PartitionHeader(in.readLong(), in.readLong(), in.readLong(), readCounts(in), readLps(in));
    }

    private static KernelCounts readCounts(PartitionInput in) {
        return new KernelCounts(in.readLong(), in.readLong(), in.readLong());
    }

    private static LpRanges readLps(PartitionInput in) {
        int size = in.readCount("number of LPs");
        int ranges = in.readCount("number of ranges of LPs");
        if (Math.max(size, ranges) > in.remainingBytes() / Long.BYTES) {
            throw in.damaged("it announces " + size + " LPs in " + ranges + " ranges");
        }
        LpRanges.Builder lps = new LpRanges.Builder();
        try {
            for (int i = 0; i < ranges; i++) {
                long range = in.readLong();
                lps.add((int) range, (int) (range >>> Integer.SIZE));
            }
        } catch (IllegalArgumentException e) {
            throw in.damaged("the ranges of LPs cannot be read: " + e.getMessage(), e);
        }
        LpRanges read = lps.build();
        if (read.size() != size) {
            throw in.damaged("the ranges have " + read.size() + " LPs, expected " + size);
        }
        return read;
    }

    /** Returns a range as a word. */
    static long word(LpRanges lps, int range) {
        return (long) lps.count(range) << Integer.SIZE | lps.first(range);
    }
}
