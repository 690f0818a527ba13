package org.chronogram.sync;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the time of the steps of a partition went so far: what {@link StepTimes} counts, for other threads. Written by the
 * thread that executes the partition, once for each step, and read by any other. The numbers may be of different steps.
 */
public final class PublishedTimes {
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong computeNs = new AtomicLong();
    private final AtomicLong imbalanceNs = new AtomicLong();
    private final AtomicLong exchangeNs = new AtomicLong();
    private final AtomicLong checkpointNs = new AtomicLong();

    void publish(StepTimes times) {
        steps.lazySet(times.steps());
        computeNs.lazySet(times.computeNs());
        imbalanceNs.lazySet(times.imbalanceNs());
        exchangeNs.lazySet(times.exchangeNs());
        checkpointNs.lazySet(times.checkpointNs());
    }

    /** Returns how many steps were measured. */
    public long steps() {
        return steps.get();
    }

    /** Returns how long the partition has computed, in ns. */
    public long computeNs() {
        return computeNs.get();
    }

    /** Returns how long it waited because another was busy longer, in ns. */
    public long imbalanceNs() {
        return imbalanceNs.get();
    }

    /** Returns how long it waited for other reasons, in ns. */
    public long exchangeNs() {
        return exchangeNs.get();
    }

    /** Returns how long copying the state for checkpoints took, in ns. */
    public long checkpointNs() {
        return checkpointNs.get();
    }
}
