package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statistics of one partition, or of a whole run, by name and in the order of declaration. Not thread safe. */
public final class StatisticSet {
    private final Map<String, Statistic> byName = new LinkedHashMap<>();

    /** Creates an empty set. */
    public StatisticSet() {}

    /**
     * Adds a statistic.
     *
     * @param statistic the statistic.
     * @param <T> its type.
     * @return the same.
     * @throws IllegalArgumentException when one of that name is there already.
     */
    public <T extends Statistic> T add(T statistic) {
        if (byName.putIfAbsent(statistic.name(), statistic) != null) {
            throw new IllegalArgumentException("statistic declared twice: " + statistic.name());
        }
        return statistic;
    }

    /**
     * Returns all statistics.
     *
     * @return the statistics in the order of declaration.
     */
    public Collection<Statistic> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /**
     * Returns a counter.
     *
     * @param name its name.
     * @return the counter.
     * @throws IllegalArgumentException when there is no counter of that name.
     */
    public Counter counter(String name) {
        return get(name, Counter.class);
    }

    /**
     * Returns a row of counters.
     *
     * @param name its name.
     * @return the counters.
     * @throws IllegalArgumentException when there is no row of counters of that name.
     */
    public CounterArray counterArray(String name) {
        return get(name, CounterArray.class);
    }

    /**
     * Returns a tally.
     *
     * @param name its name.
     * @return the tally.
     * @throws IllegalArgumentException when there is no tally of that name.
     */
    public Tally tally(String name) {
        return get(name, Tally.class);
    }

    /**
     * Returns a histogram.
     *
     * @param name its name.
     * @return the histogram.
     * @throws IllegalArgumentException when there is no histogram of that name.
     */
    public ValueHistogram histogram(String name) {
        return get(name, ValueHistogram.class);
    }

    /**
     * Returns a time-weighted value.
     *
     * @param name its name.
     * @return the value.
     * @throws IllegalArgumentException when there is no time-weighted value of that name.
     */
    public TimeWeighted timeWeighted(String name) {
        return get(name, TimeWeighted.class);
    }

    private <T extends Statistic> T get(String name, Class<T> type) {
        Statistic statistic = byName.get(name);
        if (!type.isInstance(statistic)) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " of this name: " + name);
        }
        return type.cast(statistic);
    }

    /**
     * Creates a set with the same declarations in which nothing was recorded.
     *
     * @return a new set.
     */
    public StatisticSet emptyCopy() {
        StatisticSet copy = new StatisticSet();
        byName.values().forEach(statistic -> copy.add(statistic.emptyCopy()));
        return copy;
    }

    /**
     * Merges the statistics of another partition of the same model into these.
     *
     * @param other the statistics of the other partition.
     * @throws IllegalArgumentException when the other set has other statistics.
     */
    public void mergeFrom(StatisticSet other) {
        if (!byName.keySet().equals(other.byName.keySet())) {
            throw new IllegalArgumentException(
                    "partitions declared different statistics: " + byName.keySet() + " and " + other.byName.keySet());
        }
        byName.forEach((name, statistic) -> statistic.mergeFrom(other.byName.get(name)));
    }

    /**
     * Writes the content of all statistics.
     *
     * @param out takes the bytes.
     * @throws IOException when it cannot be written.
     */
    public void write(DataOutput out) throws IOException {
        for (Statistic statistic : byName.values()) {
            statistic.write(out);
        }
    }

    /**
     * Reads the content of all statistics, into a set with the same declarations.
     *
     * @param in gives the bytes.
     * @throws IOException when it cannot be read.
     */
    public void read(DataInput in) throws IOException {
        for (Statistic statistic : byName.values()) {
            statistic.read(in);
        }
    }
}
