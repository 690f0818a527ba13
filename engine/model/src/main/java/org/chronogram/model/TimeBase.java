package org.chronogram.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit in which a model counts simulated time, and how many ticks it has.
 *
 * <p>A bare number is in the unit of the model. A model whose unit is the second also takes {@code ns}, {@code us},
 * {@code ms}, {@code s}, {@code min} and {@code h}.
 *
 * @param unit name of the unit, shown beside values.
 * @param ticksPerUnit ticks in one unit, greater than 0.
 */
public record TimeBase(String unit, long ticksPerUnit) {
    /** Time in seconds, one tick being a nanosecond. */
    public static final TimeBase SECONDS = new TimeBase("s", 1_000_000_000L);

    private static final Pattern TIME =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?|\\.[0-9]+)\\s*([a-zA-Z]*)");

    private static final Map<String, BigDecimal> SECONDS_PER_UNIT = Map.of(
            "ns", new BigDecimal("1e-9"),
            "us", new BigDecimal("1e-6"),
            "ms", new BigDecimal("1e-3"),
            "s", BigDecimal.ONE,
            "min", new BigDecimal(60),
            "h", new BigDecimal(3600));

    /**
     * Creates a time base.
     *
     * @param unit name of the unit, shown beside values.
     * @param ticksPerUnit ticks in one unit, greater than 0.
     * @throws IllegalArgumentException when {@code ticksPerUnit} is not positive.
     */
    public TimeBase {
        if (ticksPerUnit <= 0) {
            throw new IllegalArgumentException("ticksPerUnit must be > 0, got: " + ticksPerUnit);
        }
    }

    /**
     * Reads a time such as {@code 1.5us}, {@code 200ms} or {@code 1000}.
     *
     * @param text the time as a user wrote it.
     * @return the time in ticks.
     * @throws InvalidInputException when it is no time, has a unit that this model does not know, is finer than a tick
     *     or exceeds 2^63 - 1 ticks.
     */
    public long parse(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException("'" + text + "' is not a time: expected " + expectation());
        }
        BigDecimal ticks = new BigDecimal(matcher.group(1)).multiply(ticksPerNamedUnit(matcher.group(2), text));
        if (ticks.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new InvalidInputException(
                    "'" + text + "' is too long a time: the largest is " + format(Long.MAX_VALUE));
        }
        try {
            return ticks.longValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "'" + text + "' is finer than a tick: one " + unit + " has " + ticksPerUnit + " ticks", e);
        }
    }

    private BigDecimal ticksPerNamedUnit(String name, String text) {
        BigDecimal perUnit = BigDecimal.valueOf(ticksPerUnit);
        if (name.isEmpty() || name.equals(unit)) {
            return perUnit;
        }
        BigDecimal seconds = unit.equals("s") ? SECONDS_PER_UNIT.get(name) : null;
        if (seconds == null) {
            throw new InvalidInputException(
                    "'" + text + "' has the unknown unit '" + name + "': expected " + expectation());
        }
        return perUnit.multiply(seconds);
    }

    private String expectation() {
        return unit.equals("s")
                ? "a number of seconds, or a number with ns, us, ms, s, min or h, for example 1.5us"
                : "a number in the model's own time unit (" + unit + "), for example 1.5";
    }

    /**
     * Writes a time in units, exactly and without trailing zeros.
     *
     * @param ticks the time in ticks.
     * @return for example {@code 1.5s}.
     */
    public String format(long ticks) {
        BigDecimal perUnit = BigDecimal.valueOf(ticksPerUnit);
        BigDecimal units = BigDecimal.valueOf(ticks).divide(perUnit, 18, java.math.RoundingMode.HALF_EVEN);
        String number = units.signum() == 0 ? "0" : units.stripTrailingZeros().toPlainString();
        return unit.equals("s") ? number + unit : number + " " + unit;
    }

    /**
     * Converts ticks into units.
     *
     * @param ticks the time in ticks.
     * @return the time in units.
     */
    public double toUnits(long ticks) {
        return (double) ticks / ticksPerUnit;
    }
}
