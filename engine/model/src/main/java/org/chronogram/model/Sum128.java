package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/** A sum of 128 bits, so that sums of squares and of products with times stay exact. Not thread safe. */
final class Sum128 {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private long high;
    private long low;

    void add(long value) {
        add(value >> 63, value);
    }

    void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    void add(Sum128 other) {
        add(other.high, other.low);
    }

    private void add(long valueHigh, long valueLow) {
        long newLow = low + valueLow;
        long carry = Long.compareUnsigned(newLow, valueLow) < 0 ? 1 : 0;
        long newHigh = high + valueHigh + carry;
        if (((high ^ newHigh) & (valueHigh ^ newHigh)) < 0) {
            throw new ArithmeticException("sum exceeds 128 bits");
        }
        high = newHigh;
        low = newLow;
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    void clear() {
        high = 0;
        low = 0;
    }

    BigInteger toBigInteger() {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(TWO_TO_64);
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(high);
        out.writeLong(low);
    }

    /** Adds a sum that was written. */
    void merge(DataInput in) throws IOException {
        add(in.readLong(), in.readLong());
    }
}
