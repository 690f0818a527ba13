package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * Something measured during a run. Every partition has its own object; at the end they are merged, exactly and in any
 * order, as all of them keep integers only.
 */
public abstract class Statistic {
    private final String name;
    private final String unit;

    Statistic(String name, String unit) {
        this.name = name;
        this.unit = unit;
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
     * Summarises what was recorded.
     *
     * @param endTicks end of the run in ticks.
     * @return numbers by name, in a fixed order.
     */
    public abstract Map<String, Number> summary(long endTicks);

    abstract Statistic emptyCopy();

    abstract void mergeFrom(Statistic other);

    abstract void write(DataOutput out) throws IOException;

    abstract void read(DataInput in) throws IOException;
}
