package org.chronogram.results;

import java.util.Map;

/**
 * The input of a run: everything that determines its result.
 *
 * @param model name of the model.
 * @param parameters values of its parameters as texts, by name.
 * @param inputChecksums SHA-256 of the files that parameters name, as hexadecimal digits by the name of the parameter.
 * @param codeChecksums SHA-256 of the code that was run, by the name of the jar or directory.
 * @param engineVersion version of Chronogram.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param endTime end time asked for, in the unit of the model.
 * @param warmUp when measuring began, in the unit of the model; empty without a warm-up.
 * @param sampleEvery time from sample to sample, in the unit of the model; empty without samples.
 */
public record RunDescription(
        String model,
        Map<String, String> parameters,
        Map<String, String> inputChecksums,
        Map<String, String> codeChecksums,
        String engineVersion,
        long seed,
        int replication,
        String endTime,
        String warmUp,
        String sampleEvery) {
    /**
     * Changes the values of parameters.
     *
     * @param newParameters the values as texts, by name.
     * @return a changed copy.
     */
    public RunDescription with(Map<String, String> newParameters) {
        return new RunDescription(
                model,
                newParameters,
                inputChecksums,
                codeChecksums,
                engineVersion,
                seed,
                replication,
                endTime,
                warmUp,
                sampleEvery);
    }
}
