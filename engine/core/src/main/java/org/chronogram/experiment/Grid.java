package org.chronogram.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronogram.model.InvalidInputException;

/** All combinations of the values of the varied parameters; the values of the parameter named last change first. Immutable. */
public final class Grid {
    /** Each point is at least one run, and a directory. */
    static final int MOST_POINTS = 10_000;

    /** Runs have numbers, and a directory each. */
    static final int MOST_RUNS = 1_000_000;

    private final List<Variation> variations;
    private final List<Point> points;

    private Grid(List<Variation> variations, List<Point> points) {
        this.variations = List.copyOf(variations);
        this.points = List.copyOf(points);
    }

    /**
     * Combines values.
     *
     * @param variations the parameters and their values; none make one point.
     * @return the combinations.
     * @throws InvalidInputException when a parameter is named twice, or there are too many combinations.
     */
    public static Grid of(List<Variation> variations) {
        Set<String> names = new HashSet<>();
        long count = 1;
        for (Variation variation : variations) {
            if (!names.add(variation.name())) {
                throw new InvalidInputException(Variation.OPTION + " " + variation.name()
                        + ": this parameter is varied twice: expected each once, with all of its values");
            }
            count = Math.min(count * variation.values().size(), Integer.MAX_VALUE);
        }
        if (count > MOST_POINTS) {
            throw new InvalidInputException("the values make " + count + " combinations: expected at most "
                    + MOST_POINTS + "; give fewer values, or larger steps");
        }
        return new Grid(variations, combined(variations));
    }

    private static List<Point> combined(List<Variation> variations) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Variation variation : variations) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                variation.values().forEach(value -> {
                    Map<String, String> values = new LinkedHashMap<>(combination);
                    values.put(variation.name(), value);
                    longer.add(values);
                });
            }
            combinations = longer;
        }
        List<Point> points = new ArrayList<>();
        combinations.forEach(values -> points.add(new Point(points.size(), values)));
        return points;
    }

    /**
     * Returns the varied parameters.
     *
     * @return the parameters and their values, as they were given.
     */
    public List<Variation> variations() {
        return variations;
    }

    /**
     * Returns the combinations.
     *
     * @return the points, by index.
     */
    public List<Point> points() {
        return points;
    }

    /**
     * Returns the run of a replication of a point.
     *
     * @param point the point.
     * @param replication number of the replication.
     * @return the run.
     */
    public PlannedRun run(Point point, int replication) {
        return new PlannedRun(
                Math.addExact(Math.multiplyExact(replication, points.size()), point.index()), point, replication);
    }

    /** Returns the run of a number. */
    PlannedRun run(int number) {
        return new PlannedRun(number, points.get(number % points.size()), number / points.size());
    }

    /**
     * Returns the most replications that an experiment on this grid may have.
     *
     * @return the number of replications of each point.
     */
    public int mostReplications() {
        return MOST_RUNS / points.size();
    }
}
