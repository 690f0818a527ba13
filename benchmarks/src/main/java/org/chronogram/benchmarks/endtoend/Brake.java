package org.chronogram.benchmarks.endtoend;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Slows a run down by a known share. The engine asks it before every step whether the run shall stop. It always answers no,
 * but about every millisecond it first wastes processor time in proportion to the time since it last did so. The model and
 * the engine are unchanged. Wasted time is not part of that time, and too much waste is made up for the next time.
 *
 * <p>Time in which the thread has no core is neither stretched nor counted as wasted. Reading the processor time is a system
 * call, which also evicts data of the engine from the caches, so it is not read before every step.
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
