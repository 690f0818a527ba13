package org.chronogram.benchmarks.endtoend;

/** One workload on one engine, on the calling thread. */
@FunctionalInterface
interface Simulation {
    /**
     * The outcome of a run.
     *
     * @param events events executed.
     * @param seconds time from the first event scheduled to the last one executed.
     * @param steps windows executed, 0 for engines that have none.
     * @param digest digest of the run, empty for engines that make none.
     */
    record Result(long events, double seconds, long steps, String digest) {}

    /** Builds the simulation anew and runs it to its end. This object keeps what was built, for measurements of memory. */
    Result run();
}
