package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * A quantity measured during a run. Every partition has its own object. At the end they are merged, exactly and in any
 * order, because all of them keep integers only.
 */
public abstract class Statistic {
    private final String name;
    private final String unit;
    private boolean declared;

    Statistic(String name, String unit) {
        this.name = Objects.requireNonNull(name, "the name of a statistic is null");
        this.unit = Objects.requireNonNull(unit, () -> "the unit of the statistic '" + name + "' is null");
        require(!name.isBlank(), "a statistic has no name: its name is '" + name + "'");
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Marks this object as used: two builds that share it would count its records twice. */
    final void declareOnce() {
        require(!declared, "the statistic '" + name + "' was declared before, in another build: create it in build");
        declared = true;
    }

    /**
     * Returns the name of the result.
     *
     * @return the name.
     */
    public final String name() {
        return name;
    }

    /**
     * Returns the unit in which it is reported.
     *
     * @return the unit, empty for a plain number.
     */
    public final String unit() {
        return unit;
    }

    /**
     * Describes the declaration. Statistics of two partitions are merged only if their descriptions are equal.
     *
     * @return kind, size and unit, for example {@code row of 8 counters in packets}.
     */
    public final String declaration() {
        return unit.isEmpty() ? kind() : kind() + " in " + unit;
    }

    /**
     * Summarises the recorded values.
     *
     * @param endTicks end of the run in ticks.
     * @return numbers by name, in a fixed order.
     */
    public abstract Map<String, Number> summary(long endTicks);

    abstract String kind();

    /** Tells whether the 64-bit sum of two numbers has overflowed. */
    static boolean exceeds64Bits(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0;
    }

    /** Tells whether no value was recorded, so that merging would change nothing. */
    abstract boolean isEmpty();

    /** Removes all recorded values. */
    abstract void clear();

    /** Measures from now on: what was recorded before the time is forgotten. */
    void restart(long nowTicks) {
        clear();
    }

    /** Tells whether the statistic is part of a series over time. */
    boolean isSampled() {
        return true;
    }

    /**
     * Summarises what was recorded in an interval of time, at the end of which this is the statistic.
     *
     * @param begin the statistic at the begin of the interval, in which nothing was recorded when measuring began there.
     */
    abstract Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks);

    abstract Statistic emptyCopy();

    abstract void mergeFrom(Statistic other);

    /** Returns the number of pieces into which the content is divided; every piece is small. */
    int pieces() {
        return 1;
    }

    boolean isEmpty(int piece) {
        return isEmpty();
    }

    /** Writes a piece of the content. */
    abstract void write(int piece, DataOutput out) throws IOException;

    /** Merges a piece of the content of another statistic, as it was written, into this one. */
    abstract void merge(int piece, DataInput in) throws IOException;
}
