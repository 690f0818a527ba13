package org.chronogram.sync;

import org.agrona.concurrent.NanoClock;

/**
 * For how much of the time in which a partition computes its thread has no core, from some of the windows: about one in four
 * milliseconds, as each look at the clock is a system call. The windows are chosen by their number and not by the time, which
 * would rarely choose one in which the thread loses its core. Not thread safe.
 */
final class CoreUse {
    private static final long INTERVAL_NS = 4_000_000;
    private static final long FEWEST_SAMPLES = 20;

    private final NanoClock coreWaitClock;
    private long samples;
    private long sampledNs;
    private long sampledCoreWaitNs;
    private long windowsUntilSample = 1;
    private long coreWaitBeganNs;
    private boolean sampling;

    /**
     * Creates the measurement.
     *
     * @param coreWaitClock for how long the calling thread has waited for a core; stands still where that is not known.
     */
    CoreUse(NanoClock coreWaitClock) {
        this.coreWaitClock = coreWaitClock;
    }

    void windowBegins() {
        if (--windowsUntilSample <= 0) {
            sampling = true;
            coreWaitBeganNs = coreWaitClock.nanoTime();
        }
    }

    /**
     * The window has ended.
     *
     * @param computeNs how long it took.
     * @param meanStepNs mean length of the steps so far.
     */
    void windowEnded(long computeNs, long meanStepNs) {
        if (sampling) {
            sampling = false;
            samples++;
            sampledNs += computeNs;
            sampledCoreWaitNs += coreWaitClock.nanoTime() - coreWaitBeganNs;
            windowsUntilSample = INTERVAL_NS / Math.max(1, meanStepNs);
        }
    }

    /** The window that has begun is not measured, as the thread does something else in it. */
    void drop() {
        sampling = false;
    }

    /** Returns the part of a time of computing in which the thread had no core; 0 where that is not known. */
    long withoutCoreNs(long computeNs) {
        if (samples < FEWEST_SAMPLES || sampledNs <= 0) {
            return 0;
        }
        double share = (double) sampledCoreWaitNs / sampledNs;
        return (long) (Math.min(1, Math.max(0, share)) * computeNs);
    }
}
