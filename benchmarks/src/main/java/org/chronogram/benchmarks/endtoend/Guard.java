package org.chronogram.benchmarks.endtoend;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Notices when the engine has become slower. What seems slower is measured once more before it counts. */
final class Guard {
    private final List<GuardBenchmark> benchmarks;
    private final ToDoubleFunction<GuardBenchmark> measurement;
    private final PrintWriter out;

    /**
     * Prepares a guard.
     *
     * @param benchmarks what is measured.
     * @param measurement measures how many times as fast as the textbook engine ours is.
     * @param out takes a line for every benchmark.
     */
    Guard(List<GuardBenchmark> benchmarks, ToDoubleFunction<GuardBenchmark> measurement, PrintWriter out) {
        this.benchmarks = benchmarks;
        this.measurement = measurement;
        this.out = out;
    }

    /** Compares all benchmarks with the thresholds; returns whether all passed. */
    boolean check(GuardThresholds thresholds) {
        boolean passed = true;
        for (GuardBenchmark benchmark : benchmarks) {
            GuardVerdict verdict = verdict(benchmark, thresholds);
            if (!verdict.passed()) {
                out.println("guard: " + benchmark.name() + " seems slow, once more");
                out.flush();
                verdict = verdict(benchmark, thresholds);
            }
            out.println(verdict);
            out.flush();
            passed &= verdict.passed();
        }
        return passed;
    }

    private GuardVerdict verdict(GuardBenchmark benchmark, GuardThresholds thresholds) {
        String name = benchmark.name();
        double expected = thresholds.expectedRatio(name);
        return new GuardVerdict(name, measurement.applyAsDouble(benchmark), expected, thresholds.tolerance(name));
    }

    /** Measures all benchmarks several times and writes the middle ratios into the thresholds. */
    void record(GuardThresholds thresholds, int rounds) {
        double[][] ratios = new double[benchmarks.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < benchmarks.size(); i++) {
                ratios[i][round] = measurement.applyAsDouble(benchmarks.get(i));
            }
        }
        for (int i = 0; i < benchmarks.size(); i++) {
            Spread spread = Spread.of(ratios[i]);
            String name = benchmarks.get(i).name();
            thresholds.record(name, spread.median());
            out.printf("guard: %s recorded: %.2f (%.2f to %.2f)%n", name, spread.median(), spread.min(), spread.max());
        }
        thresholds.write();
    }
}
