package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;

/** Counts things that happen. Not thread safe; each partition has its own. */
public final class Counter extends Statistic {
    private final boolean unsigned;
    private long count;

    /**
     * Creates a counter at zero.
     *
     * @param name name of the result.
     * @param unit unit of the count.
     */
    public Counter(String name, String unit) {
        this(name, unit, false);
    }

    private Counter(String name, String unit, boolean unsigned) {
        super(name, unit);
        this.unsigned = unsigned;
    }

    /**
     * Creates a counter whose sum is taken modulo 2<sup>64</sup> and shown as a number from 0 to 2<sup>64</sup> - 1. It is
     * meant for sums of hashes.
     *
     * @param name name of the result.
     * @param unit unit of the count.
     * @return the counter, at zero.
     */
    public static Counter unsigned(String name, String unit) {
        return new Counter(name, unit, true);
    }

    /**
     * Adds one.
     *
     * @throws ArithmeticException when the count exceeds 64 bits, unless it is {@link #unsigned}.
     */
    public void increment() {
        if (++count == Long.MIN_VALUE) {
            requireUnsigned();
        }
    }

    /**
     * Adds a number of things.
     *
     * @param things how many; a negative number takes away.
     * @throws ArithmeticException when the count exceeds 64 bits, unless it is {@link #unsigned}.
     */
    public void add(long things) {
        long sum = count + things;
        if (exceeds64Bits(count, things, sum)) {
            requireUnsigned();
        }
        count = sum;
    }

    private void requireUnsigned() {
        if (!unsigned) {
            throw new ArithmeticException(
                    "the counter '" + name()
                            + "' exceeds 64 bits: count less, or declare it with Counter.unsigned where a sum modulo 2^64 is meant");
        }
    }

    /**
     * Returns the count.
     *
     * @return the count; of an unsigned one the same 64 bits.
     */
    public long count() {
        return count;
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        return Map.of("count", unsigned ? new BigInteger(Long.toUnsignedString(count)) : (Number) count);
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        Counter counted = new Counter(name(), unit(), unsigned);
        counted.count = count - ((Counter) begin).count;
        return counted.summary(endTicks);
    }

    @Override
    String kind() {
        return unsigned ? "unsigned counter" : "counter";
    }

    @Override
    boolean isEmpty() {
        return count == 0;
    }

    @Override
    void clear() {
        count = 0;
    }

    @Override
    Statistic emptyCopy() {
        return new Counter(name(), unit(), unsigned);
    }

    @Override
    void mergeFrom(Statistic other) {
        add(((Counter) other).count);
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        out.writeLong(count);
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        add(in.readLong());
    }
}
