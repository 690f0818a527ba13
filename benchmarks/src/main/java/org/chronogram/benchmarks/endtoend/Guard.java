package org.chronogram.benchmarks.endtoend;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Notices when the engine has become slower. A benchmark that seems slower is measured again before it counts. */
final class Guard {
    private final List<GuardBenchmark> benchmarks;
    private final Function<GuardBenchmark, Spread> measurement;
    private final String processor;
    private final PrintWriter out;

    /**
     * Prepares a guard.
     *
     * @param benchmarks what is measured.
     * @param measurement measures how many times as fast as the textbook engine ours is, with several pairs of JVMs.
     * @param processor the processor that is measured on.
     * @param out takes a line for every benchmark.
     */
    Guard(
            List<GuardBenchmark> benchmarks,
            Function<GuardBenchmark, Spread> measurement,
            String processor,
            PrintWriter out) {
        this.benchmarks = benchmarks;
        this.measurement = measurement;
        this.processor = processor;
        this.out = out;
    }

    /** Compares all benchmarks with the thresholds; returns whether all passed. */
    boolean check(GuardThresholds thresholds) {
        if (!thresholds.holdFor(processor)) {
            print(thresholds.differenceTo(processor));
        }
        boolean passed = true;
        for (GuardBenchmark benchmark : benchmarks) {
            passed &= check(benchmark, thresholds);
        }
        return passed;
    }

    private boolean check(GuardBenchmark benchmark, GuardThresholds thresholds) {
        GuardVerdict verdict = verdict(benchmark, thresholds);
        if (!verdict.passed()) {
            print(verdict.doubt());
            verdict = verdict(benchmark, thresholds);
        }
        print(verdict.toString());
        return verdict.passed();
    }

    private GuardVerdict verdict(GuardBenchmark benchmark, GuardThresholds thresholds) {
        String name = benchmark.name();
        double expected = thresholds.expectedRatio(name);
        return new GuardVerdict(name, measurement.apply(benchmark), expected, thresholds.tolerance(name, processor));
    }

    /** Measures all benchmarks several times and writes the middle ratios, and the processor, into the thresholds. */
    void record(GuardThresholds thresholds, int rounds) {
        double[][] medians = new double[benchmarks.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < benchmarks.size(); i++) {
                medians[i][round] = measurement.apply(benchmarks.get(i)).median();
            }
        }
        for (int i = 0; i < benchmarks.size(); i++) {
            Spread spread = Spread.of(medians[i]);
            String name = benchmarks.get(i).name();
            thresholds.record(name, spread.median());
            out.printf("guard: %s recorded: %.2f (%.2f to %.2f)%n", name, spread.median(), spread.min(), spread.max());
        }
        thresholds.recordProcessor(processor);
        thresholds.write();
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
