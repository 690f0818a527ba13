package org.chronogram.benchmarks.endtoend;

import java.util.Locale;

/** Formats numbers for people with three significant digits; a dash for a missing number. */
final class Figures {
    static final String NONE = "-";

    private static final String[] PREFIXES = {"", " k", " M", " G"};
    private static final double THOUSAND = 1_000;
    private static final double BYTES_PER_MIB = 1 << 20;

    private Figures() {}

    /** For example 21.3 M. */
    static String compact(double value) {
        double scaled = value;
        int prefix = 0;
        while (scaled >= THOUSAND && prefix < PREFIXES.length - 1) {
            scaled /= THOUSAND;
            prefix++;
        }
        return Double.isFinite(value) ? threeDigits(scaled) + PREFIXES[prefix] : NONE;
    }

    static String ratio(double value) {
        return Double.isFinite(value) ? threeDigits(value) + "x" : NONE;
    }

    static String mebibytes(double bytes) {
        return bytes > 0 ? threeDigits(bytes / BYTES_PER_MIB) + " MiB" : NONE;
    }

    static String waits(StepWaits waits) {
        return Double.isFinite(waits.p50())
                ? threeDigits(waits.p50()) + " / " + threeDigits(waits.p99()) + " / " + threeDigits(waits.p999())
                : NONE;
    }

    static String range(Spread spread) {
        return compact(spread.min()) + " - " + compact(spread.max());
    }

    static String threeDigits(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double magnitude = Math.abs(value);
        String format = magnitude >= 100 ? "%.0f" : magnitude >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
