package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.worker.FaultTolerance;
import org.chronogram.worker.MessagingMode;
import org.chronogram.worker.RunSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreparedRunTest {
    @ParameterizedTest
    @CsvSource({"1025, 1", "2, 40000", "1000, 3000000"})
    void shouldRefuseMoreThanTheProtocolCanAddress(int workers, int threads) {
        RunSpecification specification = new RunSpecification(
                "phold",
                Map.of(),
                1,
                0,
                1,
                workers,
                threads,
                MessagingMode.AUTO,
                "",
                "127.0.0.1",
                "/dev/shm",
                "",
                FaultTolerance.DEFAULT);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> PreparedRun.of(specification));
        assertEquals(
                "--workers=" + workers + " --threads=" + threads
                        + ": expected at most 1024 workers, and at most 65535 partitions (workers x threads)",
                e.getMessage());
    }
}
