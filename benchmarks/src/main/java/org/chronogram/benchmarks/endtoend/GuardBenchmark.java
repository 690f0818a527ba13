package org.chronogram.benchmarks.endtoend;

import java.util.List;

/**
 * A benchmark of the guard: the sequential engine against the textbook engine, both for the same model. Ends are chosen so
 * that a slice takes about a tenth of a second on either.
 *
 * @param name name in the file of thresholds.
 * @param ours what our engine executes in a slice.
 * @param yardstick what the textbook engine executes in a slice.
 */
record GuardBenchmark(String name, Workload ours, Workload yardstick) {
    static List<GuardBenchmark> all(StandardCases cases) {
        return List.of(
                of(cases.named(StandardCases.PHOLD_64K), 32, 6),
                of(cases.named(StandardCases.PHOLD_COMMON), 200, 40),
                of(cases.named(StandardCases.NETWORK), 0.05, 0.02),
                of(cases.named(StandardCases.QUEUEING), 3_000, 1_000));
    }

    private static GuardBenchmark of(BenchCase benchCase, double ourEnd, double yardstickEnd) {
        Workload workload = benchCase.workload();
        return new GuardBenchmark(benchCase.name(), workload.until(ourEnd), workload.until(yardstickEnd));
    }
}
