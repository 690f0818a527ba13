package org.chronogram.benchmarks.endtoend;

import java.util.Locale;

/**
 * Compares a ratio with what was recorded.
 *
 * @param benchmark name of the benchmark.
 * @param measured how many times as fast as the textbook engine ours is.
 * @param expected what was recorded.
 * @param tolerance by what share of it the ratio may be lower.
 */
record GuardVerdict(String benchmark, double measured, double expected, double tolerance) {
    double lowest() {
        return expected * (1 - tolerance);
    }

    boolean passed() {
        return measured >= lowest();
    }

    /** Says that the recorded ratio is so low that a slow-down would not be noticed. */
    boolean outdated() {
        return measured > expected * (1 + tolerance);
    }

    @Override
    public String toString() {
        String facts = String.format(
                Locale.ROOT,
                "guard: %s %s: %.2f times as fast as the textbook engine, expected %.2f, at least %.2f",
                benchmark,
                passed() ? "passed" : "FAILED",
                measured,
                expected,
                lowest());
        if (!passed()) {
            return facts + String.format(Locale.ROOT, "; slower by %.0f %%", 100 * (1 - measured / expected));
        }
        return outdated() ? facts + "; much faster than recorded, record again with --guard --record" : facts;
    }
}
