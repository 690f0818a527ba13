package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreparedRunTest {
    private static RunSpecification specification(Map<String, String> parameters, int workers, int threads) {
        return RunSpecification.of(Simulation.of("phold", parameters, 1)).on(workers, threads);
    }

    private static String refusal(RunSpecification specification) {
        return assertThrows(InvalidInputException.class, () -> PreparedRun.of(specification))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({"1025, 1", "2, 40000", "1000, 3000000"})
    void shouldRefuseMoreThanTheProtocolCanAddress(int workers, int threads) {
        assertEquals(
                "--workers=" + workers + " --threads=" + threads
                        + ": expected at most 1024 workers, and at most 65535 partitions (workers x threads)",
                refusal(specification(Map.of(), workers, threads)));
    }

    @Test
    void shouldRefuseMoreThreadsThanTheEndOfAStepHasRoomFor() {
        assertEquals(
                "--workers=2 --threads=161: expected at most 160 threads where there are several workers: use more"
                        + " workers",
                refusal(specification(Map.of(), 2, 161)));
        assertEquals(
                161,
                PreparedRun.of(specification(Map.of(), 1, 161))
                        .specification()
                        .layout()
                        .threads());
        assertEquals(
                160,
                PreparedRun.of(specification(Map.of(), 2, 160))
                        .specification()
                        .layout()
                        .threads());
    }

    @ParameterizedTest
    @CsvSource({
        "536870910, 0, 1 partition, 2",
        "536870910, 1, 1 partition, 2",
        "2147483647, 1, 1 partition, 5",
        "2147483647, 4, 4 partitions, 5"
    })
    void shouldRefuseMoreLpsThanPartitionsHold(String lps, int workers, String partitions, int least) {
        assertEquals(
                "the model has " + lps + " LPs in " + partitions + ", which hold at most 536870909 each: use at least "
                        + least + " workers, or fewer LPs",
                refusal(specification(Map.of("lps", lps), workers, 1)));
    }

    @ParameterizedTest
    @CsvSource({"536870909, 0", "1073741818, 2", "2147483647, 5"})
    void shouldTakeAsManyLpsAsPartitionsHold(String lps, int workers) {
        PreparedRun prepared = PreparedRun.of(specification(Map.of("lps", lps), workers, 1));
        assertEquals(Integer.parseInt(lps), prepared.declaration().logicalProcesses());
    }
}
