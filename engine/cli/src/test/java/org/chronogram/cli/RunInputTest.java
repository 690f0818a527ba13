package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunInputTest {
    private static final String DIRECTORY = "runs/kept";

    static Stream<FaultTolerance> faultTolerances() {
        return Stream.of(
                FaultTolerance.DEFAULT,
                FaultTolerance.WITHOUT_CHECKPOINTS,
                new FaultTolerance("", true, 30_000, 0, 1_000, 0, 0, false, false, FaultTolerance.FEWEST_KEPT),
                new FaultTolerance(
                        "", true, 0, 1L << 62, 5_000, 600_000, 2_047, false, false, FaultTolerance.FEWEST_KEPT),
                FaultTolerance.DEFAULT.keeping(9));
    }

    /** A run is resumed with the options with which it was started, for all values of the options. */
    @ParameterizedTest
    @MethodSource("faultTolerances")
    void shouldReadWhatWasWritten(FaultTolerance faultTolerance) {
        for (int workers : new int[] {0, 1, 1_024}) {
            RunSpecification run = RunSpecification.of(Simulation.of("phold", Map.of("lps", "8"), Long.MAX_VALUE))
                    .on(workers, 2)
                    .withWorkerJvmOptions("-Xmx1g -Xlog:gc")
                    .with(faultTolerance.in(DIRECTORY))
                    .with(new Outside(0.5, "127.0.0.1:7000", "[::1]:7001", "runs/a/external-events.csv", "0123"));
            RunSpecification expected = run.with(run.faultTolerance().resumed());
            assertEquals(expected, RunInput.resumed("run-input.json", RunInput.fields(run), DIRECTORY));
        }
    }
}
