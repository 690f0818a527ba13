package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of counters, one for each of a number of things. Not thread safe; each partition has its own. */
public final class CounterArray extends Statistic {
    private static final int COUNTS_PER_PIECE = 1 << 16;

    private final long[] counts;

    /**
     * Creates a row of counters at zero.
     *
     * @param name name of the result.
     * @param unit unit of the count.
     * @param size how many counters.
     */
    public CounterArray(String name, String unit, int size) {
        super(name, unit);
        require(size >= 0, "the row of counters '" + name + "' has a size of " + size + ": expected at least 0");
        counts = new long[size];
    }

    /**
     * Adds to one counter.
     *
     * @param index which counter, from 0.
     * @param things how many.
     */
    public void add(int index, long things) {
        counts[index] = sum(counts[index], things);
    }

    private long sum(long before, long things) {
        long sum = before + things;
        if (exceeds64Bits(before, things, sum)) {
            throw new ArithmeticException(
                    "a count of '" + name() + "' exceeds 64 bits: found " + before + " and " + things + " more");
        }
        return sum;
    }

    /**
     * Returns one count.
     *
     * @param index which counter, from 0.
     * @return the count.
     */
    public long count(int index) {
        return counts[index];
    }

    /**
     * Returns how many counters there are.
     *
     * @return the size.
     */
    public int size() {
        return counts.length;
    }

    private Number sumOfAll() {
        try {
            long sum = 0;
            for (long count : counts) {
                sum = Math.addExact(sum, count);
            }
            return sum;
        } catch (ArithmeticException beyond64Bits) {
            return Arrays.stream(counts).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        long largest = Long.MIN_VALUE;
        for (long count : counts) {
            largest = Math.max(largest, count);
        }
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("sum", sumOfAll());
        summary.put("size", counts.length);
        if (counts.length > 0) {
            summary.put("max", largest);
        }
        return summary;
    }

    /** A row can have a counter for each LP: too much to be kept again and again. */
    @Override
    boolean isSampled() {
        return false;
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        throw new IllegalStateException("rows of counters are not sampled: " + name());
    }

    @Override
    String kind() {
        return "row of " + counts.length + " counters";
    }

    @Override
    boolean isEmpty() {
        return isZero(0, counts.length);
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (counts[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    void clear() {
        Arrays.fill(counts, 0);
    }

    @Override
    Statistic emptyCopy() {
        return new CounterArray(name(), unit(), counts.length);
    }

    @Override
    void mergeFrom(Statistic other) {
        long[] others = ((CounterArray) other).counts;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = sum(counts[i], others[i]);
        }
    }

    @Override
    int pieces() {
        return counts.length / COUNTS_PER_PIECE + (counts.length % COUNTS_PER_PIECE == 0 ? 0 : 1);
    }

    @Override
    boolean isEmpty(int piece) {
        return isZero(piece * COUNTS_PER_PIECE, end(piece));
    }

    private int end(int piece) {
        return (int) Math.min(counts.length, (piece + 1L) * COUNTS_PER_PIECE);
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        for (int i = piece * COUNTS_PER_PIECE; i < end(piece); i++) {
            out.writeLong(counts[i]);
        }
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        for (int i = piece * COUNTS_PER_PIECE; i < end(piece); i++) {
            counts[i] = sum(counts[i], in.readLong());
        }
    }
}
