package org.chronogram.master;

import java.util.concurrent.TimeUnit;

/**
 * How long a run that was asked to stop may take while a user waits at a terminal; shorter than the command line waits for
 * the run. Not thread safe.
 */
final class StopDeadline {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(3);

    /** A worker that takes the place of a lost one has to start first, which counts for this long at most. */
    private static final long RECOVERY_NS = TimeUnit.SECONDS.toNanos(3);

    private long sinceNs;
    private long timeoutNs;

    /** The user waits from now on. */
    void begin(long nowNs) {
        sinceNs = nowNs;
        timeoutNs = TIMEOUT_NS;
    }

    /** The workers have stopped, and report what they did: the time begins anew. */
    void reporting(long nowNs) {
        sinceNs = nowNs;
    }

    /**
     * Tells whether the run has taken too long.
     *
     * @param recovering whether a lost worker is being replaced.
     */
    boolean isPassed(boolean recovering, long nowNs) {
        if (timeoutNs == 0) {
            return false;
        }
        long waitedNs = nowNs - sinceNs;
        if (recovering) {
            timeoutNs = TIMEOUT_NS + Math.min(waitedNs, RECOVERY_NS);
        }
        return waitedNs > timeoutNs;
    }

    /** Returns how long the run was waited for. */
    long timeoutNs() {
        return timeoutNs;
    }
}
