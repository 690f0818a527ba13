package org.chronogram.run;

import java.util.Map;

/** Runs for tests, on one worker; where they differ from it, {@link RunSpecification} says how to change them. */
public final class Specifications {
    private Specifications() {}

    /**
     * Returns a run without input files.
     *
     * @param model name of the model.
     * @param parameters its parameters.
     * @param endTicks end of the run.
     * @return the run.
     */
    public static RunSpecification of(String model, Map<String, String> parameters, long endTicks) {
        return of(model, parameters, Map.of(), endTicks, "");
    }

    static RunSpecification of(String model, Map<String, String> parameters, long endTicks, String classPath) {
        return of(model, parameters, Map.of(), endTicks, classPath);
    }

    static RunSpecification of(
            String model, Map<String, String> parameters, Map<String, String> inputChecksums, long endTicks) {
        return of(model, parameters, inputChecksums, endTicks, "");
    }

    private static RunSpecification of(
            String model,
            Map<String, String> parameters,
            Map<String, String> inputChecksums,
            long endTicks,
            String classPath) {
        return new RunSpecification(
                model,
                parameters,
                inputChecksums,
                Map.of(),
                1,
                0,
                endTicks,
                RunSpecification.DEFAULT_ZERO_DELAY_LIMIT,
                1,
                1,
                MessagingMode.AUTO,
                classPath,
                "127.0.0.1",
                "/dev/shm",
                "",
                FaultTolerance.DEFAULT);
    }
}
