package org.chronogram.benchmarks.endtoend;

import java.util.Arrays;

/**
 * Measures how many times as fast as the textbook engine ours is.
 *
 * <p>Both engines live in a JVM each and take turns in short slices, so what slows down the machine for a while slows down
 * both. Neighbours of a machine only ever take speed away, and not the same share from both engines: of the slices of
 * either one counts that is faster than most. The decisions of the JIT compiler differ from one JVM to the next, so {@link
 * Guard} asks for several pairs of JVMs.
 */
final class GuardMeasurement {
    private static final int SLICES = 9;
    private static final double COUNTING_QUANTILE = 0.75;

    private final ChildProcesses processes;
    private final double slowDown;

    /**
     * Prepares measurements.
     *
     * @param processes starts the processes.
     * @param slowDown by what share the rate of our engine shall be made lower; 0 to measure it as it is.
     */
    GuardMeasurement(ChildProcesses processes, double slowDown) {
        this.processes = processes;
        this.slowDown = slowDown;
    }

    /** Measures a benchmark with one pair of JVMs. */
    double ratio(GuardBenchmark benchmark) {
        try (SliceProcess ours = new SliceProcess(processes, Contender.Kind.SEQUENTIAL, slowDown, benchmark.ours());
                SliceProcess yardstick =
                        new SliceProcess(processes, Contender.Kind.TEXTBOOK, 0, benchmark.yardstick())) {
            ours.request();
            yardstick.request();
            double unusedOurs = ours.answer();
            double unusedYardstick = yardstick.answer();
            return ratioInTurns(ours, yardstick);
        }
    }

    private static double ratioInTurns(SliceProcess ours, SliceProcess yardstick) {
        double[] own = new double[SLICES];
        double[] other = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            own[i] = slice(ours);
            other[i] = slice(yardstick);
        }
        return countingRate(own) / countingRate(other);
    }

    private static double countingRate(double[] rates) {
        Arrays.sort(rates);
        return rates[(int) (COUNTING_QUANTILE * (rates.length - 1))];
    }

    private static double slice(SliceProcess process) {
        process.request();
        return process.answer();
    }
}
