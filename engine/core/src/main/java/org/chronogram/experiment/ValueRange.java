package org.chronogram.experiment;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/**
 * Values at equal distances, counted in decimal numbers: 0.1 three times is 0.3. The end is one of them where a step meets
 * it.
 */
final class ValueRange {
    /** More values than that are a slip of the pen: each is a run at least. */
    static final int MOST_VALUES = 10_000;

    /** From the smallest. */
    private static final List<String> TIME_UNITS = List.of("ns", "us", "ms", "s", "min", "h");

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)\\s*([a-zA-Z]*)");

    private final String text;
    private final BigDecimal from;
    private final BigDecimal to;
    private final BigDecimal step;
    private final String unit;

    private ValueRange(String text, BigDecimal from, BigDecimal to, BigDecimal step, String unit) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.step = step;
        this.unit = unit;
    }

    /**
     * Reads a range.
     *
     * @param text all of it, for messages.
     * @param bounds first value, last value and step, all with the same unit, none, or units of time.
     * @throws InvalidInputException when it has no value, or too many.
     */
    static ValueRange parse(String text, List<String> bounds) {
        List<Matcher> numbers =
                bounds.stream().map(bound -> NUMBER.matcher(bound.strip())).toList();
        if (!numbers.stream().allMatch(Matcher::matches)) {
            throw problem(text, "FROM, TO and STEP are numbers: expected something like 0.1:0.9:0.1 or 10ms:50ms:10ms");
        }
        String unit = unit(text, numbers);
        List<BigDecimal> values =
                numbers.stream().map(number -> inUnit(number, unit)).toList();
        ValueRange range = new ValueRange(text, values.get(0), values.get(1), values.get(2), unit);
        range.check();
        return range;
    }

    /** Returns the unit of the values: that of all numbers, or the smallest where they are times; a 0 needs none. */
    private static String unit(String text, List<Matcher> numbers) {
        List<String> units = numbers.stream()
                .filter(number -> !number.group(2).isEmpty() || new BigDecimal(number.group(1)).signum() != 0)
                .map(number -> number.group(2))
                .distinct()
                .toList();
        if (units.size() > 1 && !TIME_UNITS.containsAll(units)) {
            throw problem(
                    text,
                    "FROM, TO and STEP have different units: expected the same unit, none, or a unit of time each, of "
                            + String.join(", ", TIME_UNITS));
        }
        return TIME_UNITS.stream().filter(units::contains).findFirst().orElse(units.isEmpty() ? "" : units.get(0));
    }

    /** The result is exact, as a larger unit of time is a whole number of each smaller one. */
    private static BigDecimal inUnit(Matcher number, String unit) {
        BigDecimal value = new BigDecimal(number.group(1));
        String own = number.group(2);
        return own.equals(unit) || own.isEmpty() ? value : value.multiply(BigDecimal.valueOf(ticks(own) / ticks(unit)));
    }

    private static long ticks(String unit) {
        return TimeBase.SECONDS.parse("1" + unit);
    }

    private void check() {
        if (step.signum() == 0) {
            throw problem(text, "the step is 0: expected one that leads from " + from + " to " + to);
        }
        if (to.subtract(from).signum() * step.signum() < 0) {
            throw problem(
                    text,
                    "the range is empty, as a step of " + step + " leads away from " + to
                            + ": turn the sign of the step" + ", or exchange FROM and TO");
        }
        if (steps().compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
            throw problem(
                    text,
                    "that is " + steps().add(BigDecimal.ONE).toPlainString() + " values: expected at most "
                            + MOST_VALUES + "; give a larger step");
        }
    }

    private BigDecimal steps() {
        return to.subtract(from).divideToIntegralValue(step);
    }

    /** Returns the values as texts without zeros at the end: an integer parameter takes no {@code 10.0}. */
    List<String> values() {
        return IntStream.rangeClosed(0, steps().intValueExact())
                .mapToObj(number -> shown(from.add(step.multiply(BigDecimal.valueOf(number)))) + unit)
                .toList();
    }

    private static String shown(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static InvalidInputException problem(String text, String what) {
        return new InvalidInputException(Variation.OPTION + " " + text + ": " + what);
    }
}
