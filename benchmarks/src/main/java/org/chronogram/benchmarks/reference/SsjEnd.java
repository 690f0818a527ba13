package org.chronogram.benchmarks.reference;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** Stops the simulator of SSJ, before the other events of the same time. */
final class SsjEnd extends Event {
    private static final double FIRST = 0;
    private static final long EXACT_TICKS = 1L << 53;

    SsjEnd(Simulator simulator) {
        super(simulator);
        setPriority(FIRST);
    }

    @Override
    public void actions() {
        sim.stop();
    }

    /** A time in ticks is exact as a double up to 2^53. */
    static void requireExactTime(long endTicks) {
        if (endTicks > EXACT_TICKS) {
            throw new IllegalArgumentException("an end after 2^53 ticks is not exact as a double: " + endTicks);
        }
    }
}
