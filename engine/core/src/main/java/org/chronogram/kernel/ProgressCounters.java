package org.chronogram.kernel;

import java.util.concurrent.atomic.AtomicLong;

/** The progress of a partition, written by the thread that executes it and read by any other. */
public final class ProgressCounters {
    private final AtomicLong simulatedTicks = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();

    /**
     * Publishes the progress.
     *
     * @param newSimulatedTicks everything before this time was executed.
     * @param newEvents events handled so far.
     * @param newSteps steps done so far.
     */
    public void publish(long newSimulatedTicks, long newEvents, long newSteps) {
        simulatedTicks.lazySet(newSimulatedTicks);
        events.lazySet(newEvents);
        steps.lazySet(newSteps);
    }

    /**
     * Returns the time before which everything was executed.
     *
     * @return time in ticks.
     */
    public long simulatedTicks() {
        return simulatedTicks.get();
    }

    /**
     * Returns how many events were handled so far.
     *
     * @return the number of events.
     */
    public long events() {
        return events.get();
    }

    /**
     * Returns how many steps were done so far.
     *
     * @return the number of steps.
     */
    public long steps() {
        return steps.get();
    }
}
