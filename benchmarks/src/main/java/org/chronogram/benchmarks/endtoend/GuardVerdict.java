package org.chronogram.benchmarks.endtoend;

import java.util.Locale;

/**
 * Compares a ratio with what was recorded.
 *
 * @param benchmark name of the benchmark.
 * @param measured how many times as fast as the textbook engine ours is, in all pairs of JVMs.
 * @param expected what was recorded.
 * @param tolerance by what share of it the ratio may be lower.
 */
record GuardVerdict(String benchmark, Spread measured, double expected, double tolerance) {
    double lowest() {
        return expected * (1 - tolerance);
    }

    boolean passed() {
        return measured.median() >= lowest();
    }

    /** Warns that the recorded ratio is so low that a slow-down would not be noticed. */
    boolean outdated() {
        return measured.median() > expected * (1 + tolerance);
    }

    /** Returns a line that says that the ratio is low, but possibly only by chance. */
    String doubt() {
        return String.format(
                Locale.ROOT, "guard: %s seems slow at %.2f (%s), once more", benchmark, measured.median(), range());
    }

    @Override
    public String toString() {
        String facts = String.format(
                Locale.ROOT,
                "guard: %s %s: %.2f times as fast as the textbook engine (%s), expected %.2f, at least %.2f",
                benchmark,
                passed() ? "passed" : "FAILED",
                measured.median(),
                range(),
                expected,
                lowest());
        if (!passed()) {
            return facts + String.format(Locale.ROOT, "; slower by %.0f %%", 100 * (1 - measured.median() / expected));
        }
        return outdated() ? facts + "; much faster than recorded, record again with --guard --record" : facts;
    }

    private String range() {
        return String.format(Locale.ROOT, "%.2f to %.2f", measured.min(), measured.max());
    }
}
