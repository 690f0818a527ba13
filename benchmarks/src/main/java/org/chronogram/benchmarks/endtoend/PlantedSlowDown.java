package org.chronogram.benchmarks.endtoend;

/**
 * Makes our engine slower by a known share, to show that the guard notices. The engine with and without the additional work
 * is measured in turns, as the JIT compiler goes on to make both faster for a while.
 */
final class PlantedSlowDown {
    private static final int SAMPLES = 9;
    private static final int CORRECTIONS = 5;
    private static final double FIRST_ITERATIONS = 16;
    private static final double MOST_GROWTH = 3;

    private final Workload workload;
    private final Simulation plain;

    private PlantedSlowDown(Workload workload, Simulation plain) {
        this.workload = workload;
        this.plain = plain;
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
        return new PlantedSlowDown(workload, warm).calibrated(share);
    }

    private Simulation calibrated(double share) {
        double iterations = FIRST_ITERATIONS;
        for (int i = 0; i < CORRECTIONS; i++) {
            Simulation slow = withWork(iterations);
            SliceMain.warmUp(slow);
            double growth = share / Math.max(shareOfExtraTime(slow), share / MOST_GROWTH);
            iterations = Math.max(1, iterations * growth);
        }
        return withWork(iterations);
    }

    private double shareOfExtraTime(Simulation slow) {
        double[] shares = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double plainRate = SliceMain.eventsPerSecond(plain);
            shares[i] = plainRate / SliceMain.eventsPerSecond(slow) - 1;
        }
        return Spread.of(shares).median();
    }

    private Simulation withWork(double iterations) {
        int rounded = (int) Math.round(iterations);
        return new SequentialSimulation(workload, () -> new SlowModel(workload.createModel(), rounded));
    }
}
