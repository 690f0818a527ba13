package org.chronogram.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.Estimate;
import org.chronogram.results.ResultEntry;
import org.chronogram.text.NearestNames;

/** The results of all runs of an experiment that have come to their end. Immutable. */
public final class Observations {
    private final Grid grid;
    private final List<Observation> all;
    private final List<Observation> passed;
    private final Map<ResultKey, Map<Integer, List<Double>>> samples;

    private Observations(Grid grid, List<Observation> all) {
        this.grid = grid;
        this.all = all;
        passed = all.stream().filter(Observation::passed).toList();
        samples = samplesOf(passed);
    }

    /**
     * Takes the results.
     *
     * @param grid the points of the experiment.
     * @param observations the runs, in any order.
     * @return the results in the order of points and replications.
     */
    public static Observations of(Grid grid, Collection<Observation> observations) {
        List<Observation> sorted = new ArrayList<>(observations);
        sorted.sort(Comparator.comparingInt(
                        (Observation observation) -> observation.run().point().index())
                .thenComparingInt(observation -> observation.run().replication()));
        return new Observations(grid, List.copyOf(sorted));
    }

    private static Map<ResultKey, Map<Integer, List<Double>>> samplesOf(List<Observation> observations) {
        Map<ResultKey, Map<Integer, List<Double>>> samples = new LinkedHashMap<>();
        for (Observation observation : observations) {
            int point = observation.run().point().index();
            for (ResultEntry entry : observation.record().results()) {
                entry.values()
                        .forEach((field, value) -> samples.computeIfAbsent(
                                        new ResultKey(entry.name(), field, entry.unit()), key -> new HashMap<>())
                                .computeIfAbsent(point, index -> new ArrayList<>())
                                .add(value.doubleValue()));
            }
        }
        return samples;
    }

    /**
     * Returns the points of the experiment.
     *
     * @return the grid.
     */
    public Grid grid() {
        return grid;
    }

    /** Returns all runs, also those of which a check of the model has failed. */
    List<Observation> all() {
        return all;
    }

    /** Returns the runs whose checks have all passed. */
    List<Observation> passed() {
        return passed;
    }

    /**
     * Returns the numbers that the runs have.
     *
     * @return the numbers, in the order in which the model reports them.
     */
    public List<ResultKey> keys() {
        return List.copyOf(samples.keySet());
    }

    /**
     * Finds a number.
     *
     * @param option what the user wrote, for messages.
     * @param name name of the number, such as {@code delay.mean}.
     * @return the number.
     * @throws InvalidInputException when no run has it.
     */
    public ResultKey requireKey(String option, String name) {
        if (samples.isEmpty()) {
            throw new InvalidInputException(
                    option + ": no run has ended with results yet: wait, or start the sweep again");
        }
        return keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = keys().stream().map(ResultKey::name).toList();
                    return new InvalidInputException(
                            option + ": the runs have no result '" + name + "'" + NearestNames.question(name, names));
                });
    }

    /**
     * Estimates a number at a point.
     *
     * @param point the point.
     * @param key the number.
     * @return mean and interval over the replications of the point.
     */
    public Estimate estimate(Point point, ResultKey key) {
        List<Double> sample = samples.getOrDefault(key, Map.of()).getOrDefault(point.index(), List.of());
        return Estimate.of(sample.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Counts the replications of all points.
     *
     * @return how many runs of each point have ended whose checks have all passed, by index of the point.
     */
    public int[] replications() {
        int[] counts = new int[grid.points().size()];
        passed.forEach(observation -> counts[observation.run().point().index()]++);
        return counts;
    }

    /** Returns how many replications the point with the fewest has. */
    int fewestReplications() {
        return Arrays.stream(replications()).min().orElse(0);
    }

    /** Returns how many replications the point with the most has. */
    int mostReplications() {
        return Arrays.stream(replications()).max().orElse(0);
    }
}
