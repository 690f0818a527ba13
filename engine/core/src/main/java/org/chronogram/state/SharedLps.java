package org.chronogram.state;

import org.agrona.collections.IntArrayList;
import org.chronogram.kernel.LpRanges;

/**
 * The LPs that a written partition and the partition that is restored have in common, as runs of LPs that follow each other
 * in both, in ascending order. An LP has an index in each of the two, which is its place in the ascending order of ids.
 */
final class SharedLps {
    private final IntArrayList writtenIndices = new IntArrayList();
    private final IntArrayList ownIndices = new IntArrayList();
    private final IntArrayList counts = new IntArrayList();

    /** Walks over the ranges of both once. */
    SharedLps(LpRanges written, LpRanges own) {
        int writtenIndex = 0;
        int ownIndex = 0;
        int i = 0;
        int j = 0;
        while (i < written.rangeCount() && j < own.rangeCount()) {
            int writtenEnd = written.first(i) + written.count(i);
            int ownEnd = own.first(j) + own.count(j);
            int start = Math.max(written.first(i), own.first(j));
            int end = Math.min(writtenEnd, ownEnd);
            if (start < end) {
                writtenIndices.addInt(writtenIndex + start - written.first(i));
                ownIndices.addInt(ownIndex + start - own.first(j));
                counts.addInt(end - start);
            }
            if (writtenEnd <= ownEnd) {
                writtenIndex += written.count(i++);
            } else {
                ownIndex += own.count(j++);
            }
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns how many runs there are. */
    int runs() {
        return counts.size();
    }

    /** Returns the index of the first LP of a run in the written partition. */
    int writtenIndex(int run) {
        return writtenIndices.getInt(run);
    }

    /** Returns the index of the first LP of a run in the restored partition. */
    int ownIndex(int run) {
        return ownIndices.getInt(run);
    }

    /** Returns how many LPs a run has. */
    int count(int run) {
        return counts.getInt(run);
    }
}
