package org.chronogram.benchmarks.reference;

/** A simulation that can be run again and again, each time from its beginning and with the same result. */
public interface ReferenceSimulation {
    /**
     * Returns what runs: engine and model.
     *
     * @return for example {@code textbook/phold}.
     */
    String name();

    /**
     * Builds the simulation and runs it to its end.
     *
     * @return the outcome.
     */
    Outcome run();

    /**
     * Builds the simulation and schedules its first events. It goes on until {@link #run} or this method is called again.
     *
     * @return the simulation.
     */
    EndlessSimulation begin();

    /**
     * The outcome of a run.
     *
     * @param events how many events were handled.
     * @param seconds how long it took from the first event scheduled to the last one handled; creating the LPs is not
     *     counted.
     */
    record Outcome(long events, double seconds) {
        /**
         * Returns the speed of the run.
         *
         * @return events per second.
         */
        public double eventsPerSecond() {
            return events / seconds;
        }
    }
}
