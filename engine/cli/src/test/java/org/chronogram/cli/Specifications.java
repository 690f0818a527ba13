package org.chronogram.cli;

import java.util.Map;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.MessagingMode;
import org.chronogram.run.RunSpecification;

/** Runs for tests, on one worker. */
final class Specifications {
    private Specifications() {}

    static RunSpecification of(String model, Map<String, String> parameters, long endTicks) {
        return new RunSpecification(
                model,
                parameters,
                Map.of(),
                Map.of(),
                1,
                0,
                endTicks,
                RunSpecification.DEFAULT_ZERO_DELAY_LIMIT,
                1,
                1,
                MessagingMode.AUTO,
                "",
                "127.0.0.1",
                "/dev/shm",
                "",
                FaultTolerance.DEFAULT);
    }
}
