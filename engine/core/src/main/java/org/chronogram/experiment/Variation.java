package org.chronogram.experiment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chronogram.model.InvalidInputException;

/**
 * A parameter of a model, and the values that it takes in an experiment.
 *
 * @param name name of the parameter.
 * @param values its values as a user would write them, in order.
 */
public record Variation(String name, List<String> values) {
    /** The option of the command line, for messages. */
    static final String OPTION = "--vary";

    private static final String EXPECTED = "expected " + OPTION
            + " NAME=FROM:TO:STEP or NAME=VALUE,VALUE,... such as rate=0.1:0.9:0.1 or buffer=10,100";
    private static final int BOUNDS = 3;

    /**
     * Reads what a user wrote.
     *
     * @param text for example {@code rate=0.1:0.9:0.1} or {@code buffer=10,100}.
     * @return the parameter and its values.
     * @throws InvalidInputException when there is no value, or a range cannot be counted through.
     */
    public static Variation parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new InvalidInputException(OPTION + " " + text + ": there is no parameter before a '=': " + EXPECTED);
        }
        String name = text.substring(0, equals).strip().replaceFirst("^--", "");
        String values = text.substring(equals + 1).strip();
        List<String> bounds = Arrays.asList(values.split(":", -1));
        boolean range = !values.contains(",") && bounds.size() == BOUNDS;
        return new Variation(name, range ? ValueRange.parse(text, bounds).values() : listed(text, values));
    }

    private static List<String> listed(String text, String values) {
        List<String> listed =
                Arrays.stream(values.split(",", -1)).map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String value : listed) {
            if (value.isEmpty()) {
                throw new InvalidInputException(OPTION + " " + text + ": a value is empty: " + EXPECTED);
            }
            if (!seen.add(value)) {
                throw new InvalidInputException(OPTION + " " + text + ": the value " + value + " is there twice: "
                        + "expected each once; more replications come by --replications");
            }
        }
        return listed;
    }
}
