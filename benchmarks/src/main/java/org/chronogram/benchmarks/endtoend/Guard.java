package org.chronogram.benchmarks.endtoend;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Notices when the engine has become slower. The middle ratio of five pairs of JVMs decides. A benchmark that seems slower
 * is measured again before it counts.
 */
final class Guard {
    private static final int PAIRS = 5;
    private static final int MAJORITY = PAIRS / 2 + 1;

    private final List<GuardBenchmark> benchmarks;
    private final ToDoubleFunction<GuardBenchmark> measurement;
    private final String processor;
    private final PrintWriter out;

    /**
     * Prepares a guard.
     *
     * @param benchmarks what is measured.
     * @param measurement measures how many times as fast as the textbook engine ours is, with one pair of JVMs.
     * @param processor the processor that is measured on.
     * @param out takes a line for every benchmark.
     */
    Guard(
            List<GuardBenchmark> benchmarks,
            ToDoubleFunction<GuardBenchmark> measurement,
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

    /** Measures no more pairs when most of all lie on one side of the lowest ratio: so does the middle of all then. */
    private GuardVerdict verdict(GuardBenchmark benchmark, GuardThresholds thresholds) {
        String name = benchmark.name();
        GuardVerdict verdict =
                GuardVerdict.without(name, thresholds.expectedRatio(name), thresholds.tolerance(name, processor));
        while (verdict.passing() < MAJORITY && verdict.failing() < MAJORITY) {
            verdict = verdict.with(measurement.applyAsDouble(benchmark));
        }
        return verdict;
    }

    /** Measures all benchmarks several times and writes the middle ratios, and the processor, into the thresholds. */
    void record(GuardThresholds thresholds, int rounds) {
        double[][] medians = new double[benchmarks.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < benchmarks.size(); i++) {
                medians[i][round] = medianOfAllPairs(benchmarks.get(i));
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

    private double medianOfAllPairs(GuardBenchmark benchmark) {
        return Spread.of(DoubleStream.generate(() -> measurement.applyAsDouble(benchmark))
                        .limit(PAIRS)
                        .toArray())
                .median();
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
