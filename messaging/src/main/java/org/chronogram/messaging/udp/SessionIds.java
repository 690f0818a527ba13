package org.chronogram.messaging.udp;

/**
 * Session ids as a pure function of run, epoch and directed pair.
 *
 * <p>Within a run the ids of all pairs and of 4,095 epochs in a row differ by construction: they are consecutive numbers
 * on a circle of all allowed ids, begun at a place the run id decides. Aeron keeps -1..1000 for itself, so these are left
 * out of the circle.
 */
final class SessionIds {
    static final int MAX_WORKERS = 1024;
    private static final long FIRST_ALLOWED = 1001;
    private static final long ALLOWED_COUNT = (1L << 32) - 1002;
    private static final long IDS_PER_EPOCH = (long) MAX_WORKERS * MAX_WORKERS;

    private SessionIds() {}

    static int sessionId(long runId, int epoch, int from, int to) {
        long start = Long.remainderUnsigned(mix(runId), ALLOWED_COUNT);
        long step = epoch * IDS_PER_EPOCH + (long) from * MAX_WORKERS + to;
        return (int) (FIRST_ALLOWED + (start + step) % ALLOWED_COUNT);
    }

    /** Spreads run ids that resemble each other (finaliser of SplitMix64). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
