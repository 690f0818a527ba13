package org.chronogram.master;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.chronogram.worker.FaultTolerance;

/**
 * Notices workers that say nothing, or keep the others waiting, for too long. A worker speaks from a thread of its own, so
 * a long handler is no silence; a pause of the garbage collector or of a debugger is one, and must be shorter than the
 * limit. Time during which the master itself did not run, on a host that slept, does not count. Not thread safe.
 */
final class Liveness {
    private static final long OWN_PAUSE_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long START_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    private final long silenceLimitNs;
    private final long stallLimitNs;
    private final long[] heardNs;
    private long lastCheckNs;
    private long progressNs;
    private long steps;
    private long events;

    Liveness(FaultTolerance limits, int workers, long nowNs) {
        silenceLimitNs = TimeUnit.MILLISECONDS.toNanos(limits.silenceLimitMs());
        stallLimitNs = TimeUnit.MILLISECONDS.toNanos(limits.stallLimitMs());
        heardNs = new long[workers];
        Arrays.fill(heardNs, nowNs);
        lastCheckNs = nowNs;
        progressNs = nowNs;
    }

    /** A worker was started; until it joins, which can take its time on a crowded host, nothing is heard of it. */
    void launched(int worker, long nowNs) {
        heardNs[worker] = nowNs + START_LIMIT_NS - silenceLimitNs;
    }

    /** A worker has said something. */
    void heard(int worker, long nowNs) {
        heardNs[worker] = nowNs;
    }

    /** The run does, or may do, something else than before: waiting begins anew. */
    void progressed(long nowNs) {
        progressNs = nowNs;
    }

    /** Takes how far the run has come. */
    void progress(long newSteps, long newEvents, long nowNs) {
        if (newSteps != steps || newEvents != events) {
            steps = newSteps;
            events = newEvents;
            progressNs = nowNs;
        }
    }

    /** To be asked several times a second. Returns a worker that has been silent for too long. */
    OptionalInt silentWorker(long nowNs) {
        forgiveOwnPause(nowNs);
        for (int worker = 0; worker < heardNs.length; worker++) {
            if (nowNs - heardNs[worker] > silenceLimitNs) {
                return OptionalInt.of(worker);
            }
        }
        return OptionalInt.empty();
    }

    private void forgiveOwnPause(long nowNs) {
        long pauseNs = nowNs - lastCheckNs;
        if (pauseNs > OWN_PAUSE_NS) {
            for (int worker = 0; worker < heardNs.length; worker++) {
                heardNs[worker] += pauseNs;
            }
            progressNs += pauseNs;
        }
        lastCheckNs = nowNs;
    }

    /** Tells whether nothing was done for too long. */
    boolean isStalled(long nowNs) {
        return stallLimitNs > 0 && nowNs - progressNs > stallLimitNs;
    }
}
