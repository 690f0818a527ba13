package org.chronogram.sync;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Takes the times of a partition's steps: where they go, for this thread and for others, and how long each END took to come.
 * Not thread safe, but for {@link #published()}.
 */
final class StepMeter {
    private static final long LONGEST_LATENCY_NS = 3_600_000_000_000L;

    private final StepTimes times;
    private final NanoClock clock;
    private final PublishedTimes published = new PublishedTimes();
    private final Histogram latencyNs = new Histogram(LONGEST_LATENCY_NS, 3);
    private long windowEndNs;
    private boolean waited;

    StepMeter(StepTimes times, NanoClock clock) {
        this.times = times;
        this.clock = clock;
    }

    /** The window has ended; returns for how long the partition was busy in the step, 0 where that is not known. */
    long windowEnded() {
        windowEndNs = clock.nanoTime();
        waited = false;
        return times.windowEnded(windowEndNs);
    }

    /** An END of the step is not here yet. */
    void endMissing() {
        waited = true;
    }

    /** All ENDs of the step are here, and the next one begins. */
    void barrierPassed(StepBarrier barrier) {
        long nowNs = clock.nanoTime();
        latencyNs.recordValue(Math.min(LONGEST_LATENCY_NS, Math.max(0, nowNs - windowEndNs)));
        times.barrierPassed(nowNs, barrier, waited);
        published.publish(times);
    }

    /** The state was copied for a checkpoint, since the barrier. */
    void checkpointTaken() {
        times.checkpointTaken(clock.nanoTime());
    }

    /** The thread stood still for something that is no part of the step. */
    void interrupted() {
        times.interrupted();
    }

    /** Returns where the time of the steps goes. */
    StepTimes times() {
        return times;
    }

    /** Returns where the time of the steps went so far, for any thread. */
    PublishedTimes published() {
        return published;
    }

    /** Returns how long it took from the end of each window until all ENDs of the step were here. */
    Histogram latencyNs() {
        return latencyNs;
    }
}
