package org.chronogram.benchmarks.reference;

/** A simulation that has begun and goes on for as long as it is asked to, whatever end time it was given. */
@FunctionalInterface
public interface EndlessSimulation {
    /**
     * Handles the next events.
     *
     * @param events how many, at least; an engine that works in windows completes the last one.
     * @return how many were handled.
     */
    long handle(long events);
}
