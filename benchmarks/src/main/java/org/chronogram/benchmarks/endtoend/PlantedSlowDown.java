package org.chronogram.benchmarks.endtoend;

/** Makes our engine slower by a known share, to show that the guard notices. */
final class PlantedSlowDown {
    private static final int SAMPLES = 5;
    private static final int CORRECTIONS = 4;
    private static final double FIRST_ITERATIONS = 32;

    private final Workload workload;

    private PlantedSlowDown(Workload workload) {
        this.workload = workload;
    }

    /**
     * Finds how much work per event makes an event take longer by a share.
     *
     * @param workload what is executed.
     * @param share by how much longer an event shall take: 0.2 for a fifth.
     * @param warm the same workload without the work, on an engine that is warm.
     * @return the workload with the work.
     */
    static Simulation of(Workload workload, double share, Simulation warm) {
        return new PlantedSlowDown(workload).calibrated((1 + share) * nanosPerEvent(warm));
    }

    private Simulation calibrated(double targetNanos) {
        double iterations = FIRST_ITERATIONS;
        Simulation slow = withWork(0);
        SliceMain.warmUp(slow);
        double overheadNanos = nanosPerEvent(slow);
        for (int i = 0; i < CORRECTIONS && iterations > 0; i++) {
            slow = withWork((int) Math.round(iterations));
            SliceMain.warmUp(slow);
            double nanosPerIteration = (nanosPerEvent(slow) - overheadNanos) / Math.round(iterations);
            iterations = Math.max(0, (targetNanos - overheadNanos) / nanosPerIteration);
        }
        return withWork((int) Math.round(iterations));
    }

    private Simulation withWork(int iterations) {
        return new SequentialSimulation(workload, () -> new SlowModel(workload.createModel(), iterations));
    }

    private static double nanosPerEvent(Simulation simulation) {
        double[] nanos = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            nanos[i] = 1e9 / SliceMain.eventsPerSecond(simulation);
        }
        return Spread.of(nanos).median();
    }
}
