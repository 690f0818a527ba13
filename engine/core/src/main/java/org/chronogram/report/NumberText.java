package org.chronogram.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a person reads them, the same in every locale. */
final class NumberText {
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final double MOST_PLAIN = 1e12;
    private static final double LEAST_PLAIN = 1e-6;
    private static final double GROUPED_FROM = 1e5;
    private static final double MINUTE_SECONDS = 60;
    private static final double PERCENT = 100;

    private NumberText() {}

    /** All digits of a whole number, six of another. */
    static String of(Number number) {
        if (!(number instanceof Double) && !(number instanceof Float)) {
            return String.format(Locale.ROOT, "%,d", new BigDecimal(number.toString()).toBigInteger());
        }
        double value = number.doubleValue();
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (size >= GROUPED_FROM && size < MOST_PLAIN) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        return size >= MOST_PLAIN || size < LEAST_PLAIN ? rounded.toString() : rounded.toPlainString();
    }

    /** For example {@code 12.5 %}. */
    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", PERCENT * share) : "-";
    }

    /** For example {@code 2.41 s} or {@code 3 min 12 s}. */
    static String seconds(double seconds) {
        if (!(seconds >= MINUTE_SECONDS)) {
            return Double.isFinite(seconds)
                    ? of(new BigDecimal(seconds).round(THREE_DIGITS).doubleValue()) + " s"
                    : "-";
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%,d min %d s", whole / 60, whole % 60);
    }
}
