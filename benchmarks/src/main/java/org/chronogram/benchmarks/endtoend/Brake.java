package org.chronogram.benchmarks.endtoend;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Makes a run slower by a known share: asked before every step whether the run shall stop, it first wastes time in
 * proportion to what has gone by since it was asked last, and says no. The model and the engine are as they would be
 * without it. Wasted time does not count as gone by, and what was wasted too much is made up for next time.
 *
 * <p>With the processor time of the thread as its clock, time in which the thread has no core is neither stretched nor
 * taken for wasted.
 */
final class Brake implements BooleanSupplier {
    private final LongSupplier clock;
    private final double wastePerTime;
    private long releasedNs;
    private double owedNs;

    /**
     * Prepares a brake; time goes by from now on.
     *
     * @param share by what share the rate shall be lower: with 0.2 everything takes 1.25 times as long.
     * @param clock nanoseconds, as they pass for what is made slower.
     */
    Brake(double share, LongSupplier clock) {
        this.clock = clock;
        wastePerTime = share / (1 - share);
        releasedNs = clock.getAsLong();
    }

    @Override
    public boolean getAsBoolean() {
        long pulledNs = clock.getAsLong();
        owedNs += wastePerTime * (pulledNs - releasedNs);
        releasedNs = pulledNs;
        while (releasedNs - pulledNs < owedNs) {
            releasedNs = clock.getAsLong();
        }
        owedNs -= releasedNs - pulledNs;
        return false;
    }
}
