package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of counters, one for each of a number of things. Not thread safe; each partition has its own. */
public final class CounterArray extends Statistic {
    private final long[] counts;

    /**
     * Creates a row of counters at zero.
     *
     * @param name name of the result.
     * @param unit what is counted.
     * @param size how many counters.
     */
    public CounterArray(String name, String unit, int size) {
        super(name, unit);
        counts = new long[size];
    }

    /**
     * Adds to one counter.
     *
     * @param index which counter, from 0.
     * @param things how many.
     */
    public void add(int index, long things) {
        counts[index] += things;
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

    @Override
    public Map<String, Number> summary(long endTicks) {
        long sum = 0;
        long largest = Long.MIN_VALUE;
        for (long count : counts) {
            sum += count;
            largest = Math.max(largest, count);
        }
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("sum", sum);
        summary.put("size", counts.length);
        if (counts.length > 0) {
            summary.put("max", largest);
        }
        return summary;
    }

    @Override
    Statistic emptyCopy() {
        return new CounterArray(name(), unit(), counts.length);
    }

    @Override
    void mergeFrom(Statistic other) {
        long[] others = ((CounterArray) other).counts;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others[i];
        }
    }

    @Override
    void write(DataOutput out) throws IOException {
        for (long count : counts) {
            out.writeLong(count);
        }
    }

    @Override
    void read(DataInput in) throws IOException {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readLong();
        }
    }
}
