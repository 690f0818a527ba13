package org.chronogram.report;

import java.util.Collection;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.text.NearestNames;

/**
 * A formula that is drawn beside a result of a sweep.
 *
 * @param result name of the result.
 * @param formula the formula, as the user wrote it.
 */
public record Overlay(String result, String formula) {
    private static final String OPTION = "--overlay=";
    private static final int MOST_NAMED = 10;

    /**
     * Reads an option.
     *
     * @param text a result, {@code =} and a formula over the parameters of the sweep.
     * @return the overlay; the formula is read when the sweep is known.
     * @throws InvalidInputException when it has not this form.
     */
    public static Overlay parse(String text) {
        int sign = text.indexOf('=');
        if (sign < 1 || text.substring(sign + 1).isBlank()) {
            throw new InvalidInputException(
                    OPTION + text + ": expected RESULT=FORMULA, for example 'delay.mean=1/(2-rate)'");
        }
        return new Overlay(
                text.substring(0, sign).strip(), text.substring(sign + 1).strip());
    }

    /** Returns the formula, which may use these parameters. */
    Formula over(Collection<String> parameters) {
        try {
            return Formula.of(formula, parameters);
        } catch (InvalidInputException e) {
            throw invalid(e.getMessage());
        }
    }

    /** Requires that the sweep has the result. */
    void requireResult(Collection<String> results) {
        if (!results.contains(result)) {
            List<String> nearest = NearestNames.to(result, results);
            List<String> some =
                    nearest.isEmpty() ? results.stream().limit(MOST_NAMED).toList() : nearest;
            throw invalid("the sweep has no result '" + result + "', expected one such as " + String.join(", ", some)
                    + (results.size() > some.size() ? "; all are in " + SweepPage.TABLE : ""));
        }
    }

    /** Returns the value of a parameter, a time in the unit of the model where that is the second. */
    double number(String name, String value) {
        double number = SimulatedTime.number(value);
        if (Double.isNaN(number)) {
            throw invalid("the parameter " + name + " is '" + value + "' at a point, expected a number");
        }
        try {
            return SimulatedTime.unit(value).isEmpty()
                    ? number
                    : TimeBase.SECONDS.toUnits(TimeBase.SECONDS.parse(value));
        } catch (InvalidInputException e) {
            // A time in a unit of the model's own.
            return number;
        }
    }

    private InvalidInputException invalid(String fault) {
        return new InvalidInputException(OPTION + result + "=" + formula + ": " + fault);
    }
}
