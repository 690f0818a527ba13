package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * The values that a histogram has recorded since the last sample. Few values are kept as they are, so that a sample after
 * some dozens of them costs no pass over thousands of counts; many are counted. Not thread safe.
 */
final class RecentValues {
    /** Where more are recorded between two samples, the passes over the counts are a small part of what recording costs. */
    private static final int MOST_VALUES = 4096;

    private final long[] values = new long[MOST_VALUES];
    private final EncodedHistogram encoded = new EncodedHistogram();
    private final Histogram counts = new Histogram(ValueHistogram.SIGNIFICANT_DIGITS);
    private int size;

    void record(long value) {
        if (size == MOST_VALUES) {
            countAll();
        }
        values[size++] = value;
    }

    private void countAll() {
        for (int i = 0; i < size; i++) {
            counts.recordValue(values[i]);
        }
        size = 0;
    }

    boolean isEmpty() {
        return size == 0 && counts.getTotalCount() == 0;
    }

    long count() {
        return size + counts.getTotalCount();
    }

    /** Returns what {@link Histogram#getValueAtPercentile} returns for a histogram of the same values. */
    long percentile(double percent) {
        if (counts.getTotalCount() > 0) {
            countAll();
            return counts.getValueAtPercentile(percent);
        }
        Arrays.sort(values, 0, size);
        double rank = Math.ceil(Math.nextDown(percent) * size / 100);
        return counts.highestEquivalentValue(values[(int) Math.max(rank, 1) - 1]);
    }

    void clear() {
        size = 0;
        if (counts.getTotalCount() > 0) {
            counts.reset();
        }
    }

    void add(RecentValues other) {
        for (int i = 0; i < other.size; i++) {
            record(other.values[i]);
        }
        counts.add(other.counts);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            writeVarLong(out, values[i]);
        }
        boolean counted = counts.getTotalCount() > 0;
        out.writeBoolean(counted);
        if (counted) {
            encoded.write(counts, out);
        }
    }

    /** Adds values that {@link #write} has written. */
    void merge(DataInput in) throws IOException {
        int added = in.readInt();
        if (added < 0 || added > MOST_VALUES) {
            throw new IOException(added + " values of a histogram: expected 0 to " + MOST_VALUES);
        }
        for (int i = 0; i < added; i++) {
            record(readVarLong(in));
        }
        if (in.readBoolean()) {
            EncodedHistogram.read(in, counts);
        }
    }

    private static void writeVarLong(DataOutput out, long value) throws IOException {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readVarLong(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0 && value >= 0) {
                return value;
            }
        }
        throw new IOException("a value of a histogram that is negative or has no end");
    }
}
