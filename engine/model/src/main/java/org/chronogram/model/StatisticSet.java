package org.chronogram.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The statistics of one partition, or of a whole run, by name and in the order of declaration. Not thread safe. */
public final class StatisticSet {
    private final Map<String, Statistic> byName = new LinkedHashMap<>();
    private StatisticSeries series;
    private DigestSeries digests;

    /** Creates an empty set. */
    public StatisticSet() {}

    /**
     * Adds a statistic.
     *
     * @param statistic the statistic.
     * @param <T> its type.
     * @return the same.
     * @throws IllegalArgumentException when one of that name is there already, or this one is in another set.
     */
    public <T extends Statistic> T add(T statistic) {
        if (byName.containsKey(statistic.name())) {
            throw new IllegalArgumentException("statistic declared twice: " + statistic.name());
        }
        statistic.declareOnce();
        byName.put(statistic.name(), statistic);
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
     * Looks for a statistic of any kind.
     *
     * @param name its name.
     * @return the statistic, empty when there is none of that name.
     */
    public Optional<Statistic> find(String name) {
        return Optional.ofNullable(byName.get(name));
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
        if (series != null) {
            copy.keepSeries(series.samples());
        }
        if (digests != null) {
            copy.keepDigests(digests.times());
        }
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
        for (Statistic statistic : other.byName.values()) {
            declared(statistic.name(), statistic.declaration()).mergeFrom(statistic);
        }
        if (series != null && other.series != null) {
            series.mergeFrom(other.series);
        }
        if (digests != null && other.digests != null) {
            digests.mergeFrom(other.digests);
        }
    }

    /** Returns the statistic of this name, which must have been declared in the same way. */
    Statistic declared(String name, String declaration) {
        Statistic statistic = ofEngine().stream()
                .filter(own -> own.name().equals(name))
                .findFirst()
                .orElseGet(() -> byName.get(name));
        if (statistic == null) {
            throw new IllegalArgumentException("'" + name + "' (" + declaration + ") is not declared here");
        }
        if (!statistic.declaration().equals(declaration)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is declared as " + statistic.declaration() + ", not as " + declaration);
        }
        return statistic;
    }

    /**
     * Returns the names of the statistics into which something was recorded.
     *
     * @return names in the order of declaration.
     */
    public List<String> recorded() {
        return byName.values().stream()
                .filter(statistic -> !statistic.isEmpty())
                .map(Statistic::name)
                .toList();
    }

    /** Removes all recorded values. */
    public void clear() {
        byName.values().forEach(Statistic::clear);
        ofEngine().forEach(Statistic::clear);
    }

    /** Returns the statistics that the engine keeps beside those of the model. */
    private List<Statistic> ofEngine() {
        return Stream.<Statistic>of(series, digests).filter(Objects::nonNull).toList();
    }

    /**
     * Forgets what was recorded before a time. Time-weighted values keep their value; samples are kept. Needs room for
     * samples.
     *
     * @param nowTicks the time.
     */
    public void restart(long nowTicks) {
        series.takeAtWarmUp();
        byName.values().forEach(statistic -> statistic.restart(nowTicks));
    }

    /**
     * Returns what was recorded before {@link #restart}.
     *
     * @return new statistics of the same declarations; nothing is recorded in rows of counters, and anywhere before that.
     */
    public StatisticSet ofWarmUp() {
        StatisticSet copy = emptyCopy();
        if (series != null) {
            series.addWarmUp(copy.byName.values());
        }
        return copy;
    }

    /**
     * Makes room for samples of all statistics but rows of counters. Call it when all are declared.
     *
     * @param samples how many, at most.
     */
    public void keepSeries(int samples) {
        series = new StatisticSeries(byName.values(), samples);
    }

    /**
     * Returns the samples.
     *
     * @return the samples; empty unless there is room for them.
     */
    public Optional<StatisticSeries> series() {
        return Optional.ofNullable(series);
    }

    /**
     * Makes room for digests of the events so far at some simulated times.
     *
     * @param times how many, at most.
     */
    public void keepDigests(int times) {
        digests = new DigestSeries(times);
    }

    /**
     * Returns the digests at simulated times.
     *
     * @return the digests; empty unless there is room for them.
     */
    public Optional<DigestSeries> digests() {
        return Optional.ofNullable(digests);
    }

    /**
     * Gives the clock of the partition to statistics that depend on time.
     *
     * @param nowTicks gives the current simulated time of the partition.
     */
    public void useClock(LongSupplier nowTicks) {
        for (Statistic statistic : byName.values()) {
            if (statistic instanceof TimeWeighted timeWeighted) {
                timeWeighted.useClock(nowTicks);
            }
        }
    }

    /**
     * Returns the recorded values, in parts of at most about 1 MiB. Each part names its statistics, so the parts can be
     * merged in any order, also into a set whose statistics were declared in another order.
     *
     * @return the parts, computed lazily; no value may be recorded meanwhile.
     */
    public Iterator<byte[]> parts() {
        List<Statistic> written = new ArrayList<>(byName.values());
        written.addAll(ofEngine());
        return new StatisticParts(written);
    }

    /**
     * Merges a part of another set into this one.
     *
     * @param part one of the {@link #parts()} of the other set.
     * @throws IllegalArgumentException when it is no such part, or has a statistic that is declared differently here.
     */
    public void mergePart(byte[] part) {
        StatisticParts.merge(part, this);
    }
}
