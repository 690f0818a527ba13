package org.chronogram.kernel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.model.Counter;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.ValueHistogram;

/**
 * A condition that ends a run: how the count of a statistic compares with a number. Only counts are allowed, because the sum
 * of the counts of all partitions is the count of the run.
 *
 * @param statistic name of the statistic.
 * @param comparison how its count compares.
 * @param bound the number.
 */
public record EndCondition(String statistic, Comparison comparison, long bound) {
    /** A comparison of a count with a number. */
    public enum Comparison {
        /** At least. */
        AT_LEAST(">="),
        /** At most. */
        AT_MOST("<="),
        /** Equal. */
        EQUAL("=="),
        /** More than. */
        MORE(">"),
        /** Less than. */
        LESS("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    private static final Pattern TEXT = Pattern.compile("\\s*(.*?[^<>=\\s])\\s*(>=|<=|==|>|<)\\s*([^<>=]*?)\\s*");

    /** A run is checked so many times where nobody says how often. */
    private static final long CHECKS = 1_000;

    /**
     * Reads a condition.
     *
     * @param text what the user has written, for example {@code lost>=100}.
     * @return the condition.
     * @throws InvalidInputException when it is none.
     */
    public static EndCondition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidInputException(
                    "expected the name of a statistic, one of >=, >, <=, <, == and a whole number,"
                            + " in quotes, for example \"lost>=100\"");
        }
        return new EndCondition(parts.group(1), comparison(parts.group(2)), number(parts.group(3)));
    }

    private static Comparison comparison(String sign) {
        return List.of(Comparison.values()).stream()
                .filter(each -> each.sign.equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private static long number(String text) {
        try {
            // Java takes the digits of all scripts.
            return new BigDecimal(isAscii(text) ? text : "").longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidInputException(
                    "'" + text + "': expected a whole number" + (isAscii(text) ? "" : " in the digits 0 to 9")
                            + ", for example 100",
                    e);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    /**
     * Returns how often a run is checked.
     *
     * @param wantedTicks what the user wants; 0 for nothing.
     * @param declaredTicks what the model has declared; 0 for nothing.
     * @param endTicks end of the run.
     * @return time from one check to the next, at least 1.
     */
    public static long intervalTicks(long wantedTicks, long declaredTicks, long endTicks) {
        if (wantedTicks > 0) {
            return wantedTicks;
        }
        return declaredTicks > 0 ? declaredTicks : Math.max(1, endTicks / CHECKS);
    }

    /**
     * Requires that the statistic exists and has a count.
     *
     * @param declared the statistics of the model.
     * @throws InvalidInputException when it does not.
     */
    public void require(StatisticSet declared) {
        if (declared.find(statistic).flatMap(EndCondition::count).isPresent()) {
            return;
        }
        String found = declared.find(statistic)
                .map(other -> "'" + statistic + "' is a " + other.declaration() + ", which has no count")
                .orElse("the model has no statistic '" + statistic + "'");
        List<String> counted = declared.all().stream()
                .filter(each -> count(each).isPresent())
                .map(Statistic::name)
                .toList();
        throw new InvalidInputException(found + ": expected "
                + (counted.isEmpty()
                        ? "a counter, a tally or a histogram, and the model has none"
                        : "one of " + String.join(", ", counted)));
    }

    /** Returns where the count of the statistic in one partition can be asked for. */
    LongSupplier countIn(StatisticSet statistics) {
        return statistics.find(statistic).flatMap(EndCondition::count).orElseThrow();
    }

    private static Optional<LongSupplier> count(Statistic statistic) {
        if (statistic instanceof Counter counter) {
            return Optional.of(counter::count);
        }
        if (statistic instanceof Tally tally) {
            return Optional.of(tally::count);
        }
        return statistic instanceof ValueHistogram histogram ? Optional.of(histogram::count) : Optional.empty();
    }

    /** Tells whether it holds for the count of the whole run. */
    boolean holdsFor(long count) {
        return switch (comparison) {
            case AT_LEAST -> count >= bound;
            case AT_MOST -> count <= bound;
            case EQUAL -> count == bound;
            case MORE -> count > bound;
            case LESS -> count < bound;
        };
    }

    @Override
    public String toString() {
        return statistic + comparison.sign + bound;
    }
}
