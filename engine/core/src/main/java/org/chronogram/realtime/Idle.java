package org.chronogram.realtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a thread waits for the wall clock; tests replace it. */
@FunctionalInterface
public interface Idle {
    /** A sleeping thread is woken some 60 us late, and later where the host is busy: the rest of the time it spins. */
    long SPIN_NS = TimeUnit.MICROSECONDS.toNanos(250);

    /**
     * Waits a part of the time that is left, and then returns, so that the caller can look around.
     *
     * @param remainingNs time that is left in nanoseconds, greater than 0.
     * @param longestNs the longest time to wait.
     */
    void idle(long remainingNs, long longestNs);

    /** Parks the thread until shortly before the time, and spins from then on. */
    Idle PARK_THEN_SPIN = (remainingNs, longestNs) -> {
        if (remainingNs > SPIN_NS) {
            LockSupport.parkNanos(Math.min(longestNs, remainingNs - SPIN_NS));
        } else {
            Thread.onSpinWait();
        }
    };
}
