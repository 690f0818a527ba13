package org.chronogram.benchmarks.endtoend;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Compares a ratio with what was recorded.
 *
 * @param benchmark name of the benchmark.
 * @param ratios how many times as fast as the textbook engine ours is, one for each pair of JVMs that was measured().
 * @param expected what was recorded.
 * @param tolerance by what share of it the ratio may be lower.
 */
record GuardVerdict(String benchmark, List<Double> ratios, double expected, double tolerance) {
    static GuardVerdict without(String benchmark, double expected, double tolerance) {
        return new GuardVerdict(benchmark, List.of(), expected, tolerance);
    }

    GuardVerdict with(double ratio) {
        return new GuardVerdict(
                benchmark, Stream.concat(ratios.stream(), Stream.of(ratio)).toList(), expected, tolerance);
    }

    private Spread measured() {
        return Spread.of(values().toArray());
    }

    private DoubleStream values() {
        return ratios.stream().mapToDouble(Double::doubleValue);
    }

    double lowest() {
        return expected * (1 - tolerance);
    }

    /** Returns how many pairs are fast enough. */
    long passing() {
        return values().filter(ratio -> ratio >= lowest()).count();
    }

    /** Returns how many pairs are too slow. */
    long failing() {
        return ratios.size() - passing();
    }

    boolean passed() {
        return measured().median() >= lowest();
    }

    /** Warns that the recorded ratio is so low that a slow-down would not be noticed. */
    boolean outdated() {
        return measured().median() > expected * (1 + tolerance);
    }

    /** Returns a line that says that the ratio is low, but possibly only by chance. */
    String doubt() {
        return String.format(
                Locale.ROOT,
                "guard: %s seems slow at %.2f (%s), once more",
                benchmark,
                measured().median(),
                range());
    }

    @Override
    public String toString() {
        String facts = String.format(
                Locale.ROOT,
                "guard: %s %s: %.2f times as fast as the textbook engine (%s), expected %.2f, at least %.2f",
                benchmark,
                passed() ? "passed" : "FAILED",
                measured().median(),
                range(),
                expected,
                lowest());
        if (!passed()) {
            return facts
                    + String.format(
                            Locale.ROOT,
                            "; slower by %.0f %%",
                            100 * (1 - measured().median() / expected));
        }
        return outdated() ? facts + "; much faster than recorded, record again with --guard --record" : facts;
    }

    private String range() {
        return String.format(
                Locale.ROOT,
                "%.2f to %.2f in %d pairs",
                measured().min(),
                measured().max(),
                ratios.size());
    }
}
