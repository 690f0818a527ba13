package org.chronogram.benchmarks.endtoend;

/**
 * Measures how many times as fast as the textbook engine ours is.
 *
 * <p>Both engines live in a JVM each and take turns in short slices, so what slows down the machine for a while slows down
 * both; the middle of the ratios of neighbouring slices is not moved by the few slices that were disturbed. What the JIT
 * compiler decides differs from one JVM to the next, so several pairs of JVMs take part.
 */
final class GuardMeasurement implements Guard.Ratios {
    private static final int SLICES = 11;

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

    @Override
    public Spread of(GuardBenchmark benchmark, int pairs) {
        double[] medians = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            medians[pair] = ratioOfPair(benchmark);
        }
        return Spread.of(medians);
    }

    private double ratioOfPair(GuardBenchmark benchmark) {
        try (SliceProcess ours = new SliceProcess(processes, Contender.Kind.SEQUENTIAL, slowDown, benchmark.ours());
                SliceProcess yardstick =
                        new SliceProcess(processes, Contender.Kind.TEXTBOOK, 0, benchmark.yardstick())) {
            ours.request();
            yardstick.request();
            double unusedOurs = ours.answer();
            double unusedYardstick = yardstick.answer();
            return medianRatio(ours, yardstick);
        }
    }

    private static double medianRatio(SliceProcess ours, SliceProcess yardstick) {
        double[] ratios = new double[SLICES];
        double before = slice(yardstick);
        for (int i = 0; i < SLICES; i++) {
            double own = slice(ours);
            double after = slice(yardstick);
            ratios[i] = own / ((before + after) / 2);
            before = after;
        }
        return Spread.of(ratios).median();
    }

    private static double slice(SliceProcess process) {
        process.request();
        return process.answer();
    }
}
