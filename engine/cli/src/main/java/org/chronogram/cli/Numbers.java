package org.chronogram.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers for people, in the same locale on every machine, so that outputs can be compared. */
final class Numbers {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final String[] MULTIPLES = {"", " k", " M", " G", " T"};
    private static final double SIX_DIGIT_NUMBER = 1e5;
    private static final double MAX_PLAIN = 1e12;
    private static final double MIN_PLAIN = 1e-6;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Numbers() {}

    /** For example {@code 12,345,678}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** For example {@code 1 worker} or {@code 3 workers}. */
    static String counted(long number, String thing) {
        return counted(number, thing, thing + "s");
    }

    /** For example {@code 1 loss} or {@code 3 losses}. */
    static String counted(long number, String thing, String things) {
        return grouped(number) + " " + (number == 1 ? thing : things);
    }

    /** For example {@code 5.12 M}. */
    static String scaled(double number) {
        if (!Double.isFinite(number)) {
            return "-";
        }
        BigDecimal value = new BigDecimal(number).round(THREE_DIGITS);
        int multiple = 0;
        while (value.compareTo(THOUSAND) >= 0 && multiple < MULTIPLES.length - 1) {
            value = value.divide(THOUSAND);
            multiple++;
        }
        return plain(value) + MULTIPLES[multiple];
    }

    /** At least six significant digits of a decimal number, all digits of a whole one. */
    static String value(Number number) {
        if (!(number instanceof Double)) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        double decimal = number.doubleValue();
        double size = Math.abs(decimal);
        if (!Double.isFinite(decimal)) {
            return "-";
        }
        if (size >= SIX_DIGIT_NUMBER && size < MAX_PLAIN) {
            return grouped(Math.round(decimal));
        }
        BigDecimal rounded = new BigDecimal(decimal).round(SIX_DIGITS).stripTrailingZeros();
        boolean wide = size >= MAX_PLAIN || (size > 0 && size < MIN_PLAIN);
        return wide ? rounded.toString() : plain(rounded);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** For example {@code 7.61 ns} or {@code 11.8 us}. */
    static String nanos(double nanos) {
        return nanos < NANOS_PER_MICRO ? scaled(nanos) + " ns" : micros(nanos / NANOS_PER_MICRO);
    }

    /** For example {@code 7.61 us} or {@code 11.8 ms}. */
    static String micros(double micros) {
        if (micros < MICROS_PER_MILLI) {
            return scaled(micros) + " us";
        }
        double millis = micros / MICROS_PER_MILLI;
        return millis < MILLIS_PER_SECOND ? scaled(millis) + " ms" : duration(millis / MILLIS_PER_SECOND);
    }

    /** For example {@code 2.41 s}, {@code 1m 23s} or {@code 2h 05m}. */
    static String duration(double seconds) {
        long whole = (long) seconds;
        if (whole < MINUTE) {
            return plain(new BigDecimal(seconds).round(THREE_DIGITS)) + " s";
        }
        if (whole < HOUR) {
            return String.format(Locale.ROOT, "%dm %02ds", whole / MINUTE, whole % MINUTE);
        }
        if (whole < DAY) {
            return String.format(Locale.ROOT, "%dh %02dm", whole / HOUR, whole % HOUR / MINUTE);
        }
        return String.format(Locale.ROOT, "%dd %02dh", whole / DAY, whole % DAY / HOUR);
    }
}
