package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** Counts things that happen. Not thread safe; each partition has its own. */
public final class Counter extends Statistic {
    private long count;

    /**
     * Creates a counter at zero.
     *
     * @param name name of the result.
     * @param unit what is counted.
     */
    public Counter(String name, String unit) {
        super(name, unit);
    }

    /** Adds one. */
    public void increment() {
        count++;
    }

    /**
     * Adds a number of things.
     *
     * @param things how many; a negative number takes away.
     */
    public void add(long things) {
        count += things;
    }

    /**
     * Returns the count.
     *
     * @return the count.
     */
    public long count() {
        return count;
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        return Map.of("count", count);
    }

    @Override
    String kind() {
        return "counter";
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
        return new Counter(name(), unit());
    }

    @Override
    void mergeFrom(Statistic other) {
        count += ((Counter) other).count;
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        out.writeLong(count);
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        count += in.readLong();
    }
}
