package org.chronogram.run;

import java.util.Map;
import org.chronogram.kernel.Kernel;

/**
 * The input of a run: everything that determines its result, except the code.
 *
 * @param model name of the model.
 * @param parameters values of its parameters that differ from the defaults, as texts by name.
 * @param inputChecksums SHA-256 of the files that parameters name, as hexadecimal digits by the name of the parameter.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param endTicks end of the run; events at this time or later are not executed.
 * @param zeroDelayLimit most events that an LP may handle at one simulated time, each scheduled with a delay of 0.
 * @param measuring when the statistics are sampled, and when measuring begins.
 * @param earlyEnd what ends the run before its end time.
 */
public record Simulation(
        String model,
        Map<String, String> parameters,
        Map<String, String> inputChecksums,
        long seed,
        int replication,
        long endTicks,
        long zeroDelayLimit,
        Measuring measuring,
        EarlyEnd earlyEnd) {
    /** Larger than the number of events at one time in any model seen so far. */
    public static final long DEFAULT_ZERO_DELAY_LIMIT = Kernel.DEFAULT_ZERO_DELAY_LIMIT;

    /**
     * Simulates a model that reads no files, with seed 1.
     *
     * @param model name of the model.
     * @param parameters values of its parameters that differ from the defaults.
     * @param endTicks end of the run.
     * @return what is simulated.
     */
    public static Simulation of(String model, Map<String, String> parameters, long endTicks) {
        return new Simulation(
                model, parameters, Map.of(), 1, 0, endTicks, DEFAULT_ZERO_DELAY_LIMIT, Measuring.ALL, EarlyEnd.NONE);
    }

    /**
     * Changes the values of parameters.
     *
     * @param newParameters values that differ from the defaults, as texts by name.
     * @return a changed copy.
     */
    public Simulation with(Map<String, String> newParameters) {
        return new Simulation(
                model, newParameters, inputChecksums, seed, replication, endTicks, zeroDelayLimit, measuring, earlyEnd);
    }

    /**
     * Changes how the run is measured.
     *
     * @param newMeasuring when the statistics are sampled, and when measuring begins.
     * @return a changed copy.
     */
    public Simulation with(Measuring newMeasuring) {
        return new Simulation(
                model, parameters, inputChecksums, seed, replication, endTicks, zeroDelayLimit, newMeasuring, earlyEnd);
    }

    /**
     * Changes what ends the run.
     *
     * @param newEarlyEnd what ends the run before its end time.
     * @return a changed copy.
     */
    public Simulation with(EarlyEnd newEarlyEnd) {
        return new Simulation(
                model, parameters, inputChecksums, seed, replication, endTicks, zeroDelayLimit, measuring, newEarlyEnd);
    }
}
