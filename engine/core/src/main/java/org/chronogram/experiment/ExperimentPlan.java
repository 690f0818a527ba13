package org.chronogram.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.JsonText;

/**
 * All that determines the results of an experiment, and how many replications it has: the content of {@code sweep.json}.
 *
 * @param grid the points.
 * @param input what else determines the results, as fields of JSON: model, other parameters, seed, end, checksums of code.
 * @param replications number of replications of each point.
 */
public record ExperimentPlan(Grid grid, Map<String, Object> input, int replications) {
    /** Field of the plan that has the units of varied parameters. */
    public static final String UNITS = "units";

    private static final String FORMAT = "format";
    private static final String VARIED = "varied";
    private static final String REPLICATIONS = "replications";
    private static final int VERSION = 1;
    private static final int LONGEST_SHOWN = 80;

    /**
     * Checks the number of replications.
     *
     * @throws InvalidInputException when there are too few or too many.
     */
    public ExperimentPlan {
        if (replications < 1) {
            throw new InvalidInputException(
                    "--replications=" + replications + " is out of bounds: expected at least 1, better 5 and more");
        }
        if (replications > grid.mostReplications()) {
            throw new InvalidInputException(
                    "--replications=" + replications + " make more than " + Grid.MOST_RUNS + " runs: expected at most "
                            + grid.mostReplications() + " for " + grid.points().size() + " combinations");
        }
    }

    ExperimentPlan withReplications(int newReplications) {
        return new ExperimentPlan(grid, input, newReplications);
    }

    Map<String, Object> fields() {
        Map<String, Object> varied = new LinkedHashMap<>();
        grid.variations().forEach(variation -> varied.put(variation.name(), variation.values()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(FORMAT, VERSION);
        fields.putAll(input);
        fields.put(VARIED, varied);
        fields.put(REPLICATIONS, replications);
        return fields;
    }

    /**
     * Makes the plan that a file holds.
     *
     * @param source path of the file, for messages.
     * @param fields its fields.
     * @throws InvalidInputException when it is not a plan of this version.
     */
    static ExperimentPlan of(String source, Map<String, Object> fields) {
        Map<String, Object> input = new LinkedHashMap<>(fields);
        Object version = input.remove(FORMAT);
        if (!Integer.valueOf(VERSION).equals(version)
                || !(input.remove(VARIED) instanceof Map<?, ?> varied)
                || !(input.remove(REPLICATIONS) instanceof Integer replications)) {
            throw new InvalidInputException(source + ": expected a plan with " + FORMAT + "=" + VERSION + ", " + VARIED
                    + " and " + REPLICATIONS + ", found format=" + version
                    + ": the file is damaged, or of another version; start a new sweep in another directory");
        }
        return new ExperimentPlan(Grid.of(variations(varied)), input, replications);
    }

    private static List<Variation> variations(Map<?, ?> varied) {
        List<Variation> variations = new ArrayList<>();
        varied.forEach((name, values) -> variations.add(new Variation(
                String.valueOf(name),
                values instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(values)))));
        return variations;
    }

    /** Returns how another plan differs from this one, by the names of its fields; more replications are no difference. */
    List<String> differences(ExperimentPlan other) {
        Map<String, Object> mine = fields();
        Map<String, Object> others = other.fields();
        mine.remove(REPLICATIONS);
        others.remove(REPLICATIONS);
        // They change nothing in the runs, and older plans have none.
        mine.remove(UNITS);
        others.remove(UNITS);
        return differences("", mine, others);
    }

    private static List<String> differences(String prefix, Map<?, ?> mine, Map<?, ?> others) {
        TreeSet<String> names = new TreeSet<>();
        mine.keySet().forEach(name -> names.add(String.valueOf(name)));
        others.keySet().forEach(name -> names.add(String.valueOf(name)));
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            differences.addAll(difference(prefix + name, mine.get(name), others.get(name)));
        }
        return differences;
    }

    /** Fields of an object may differ in their order alone, which is that of the points. */
    private static List<String> difference(String name, Object mine, Object other) {
        String here = shown(mine);
        String there = shown(other);
        if (here.equals(there)) {
            return List.of();
        }
        List<String> inside = mine instanceof Map<?, ?> one && other instanceof Map<?, ?> two
                ? differences(name + ".", one, two)
                : List.of();
        return inside.isEmpty() ? List.of(name + " is " + cut(there) + ", here " + cut(here)) : inside;
    }

    /** Numbers that come from a file may have another type than those of a new plan, but are written alike. */
    private static String shown(Object value) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("", value);
        String text = JsonText.onOneLine(field);
        return text.substring("{\"\":".length(), text.length() - 1);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
