package org.chronogram.benchmarks.endtoend;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Makes a run slower by a known share: asked before every step whether the run shall stop, it says no, but about every
 * millisecond it first wastes processor time in proportion to what has gone by since it last did so. The model and the
 * engine are as they would be without it. Wasted time does not count as gone by, and what was wasted too much is made up
 * for next time.
 *
 * <p>Time in which the thread has no core is neither stretched nor taken for wasted. To ask for processor time is a call of
 * the system, which also costs the engine what it has in its caches: that is why it is not asked for before every step.
 */
final class Brake implements BooleanSupplier {
    private static final long PERIOD_NS = 1_000_000;

    private final double wastePerTime;
    private final LongSupplier wallClock;
    private final LongSupplier processorClock;
    private long dueNs;
    private long releasedNs;
    private double owedNs;

    /**
     * Prepares a brake; time goes by from now on.
     *
     * @param share by what share the rate shall be lower: with 0.2 everything takes 1.25 times as long.
     * @param wallClock nanoseconds on the wall.
     * @param processorClock nanoseconds of processor time of the thread.
     */
    Brake(double share, LongSupplier wallClock, LongSupplier processorClock) {
        wastePerTime = share / (1 - share);
        this.wallClock = wallClock;
        this.processorClock = processorClock;
        releasedNs = processorClock.getAsLong();
        dueNs = wallClock.getAsLong() + PERIOD_NS;
    }

    @Override
    public boolean getAsBoolean() {
        if (wallClock.getAsLong() - dueNs >= 0) {
            waste();
            dueNs = wallClock.getAsLong() + PERIOD_NS;
        }
        return false;
    }

    private void waste() {
        long pulledNs = processorClock.getAsLong();
        owedNs += wastePerTime * (pulledNs - releasedNs);
        releasedNs = pulledNs;
        while (releasedNs - pulledNs < owedNs) {
            releasedNs = processorClock.getAsLong();
        }
        owedNs -= releasedNs - pulledNs;
    }
}
