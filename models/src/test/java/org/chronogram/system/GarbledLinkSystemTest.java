package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Control links that damage messages, in either direction: each costs a worker, and none changes the result. */
class GarbledLinkSystemTest {
    private static final String PHOLD = "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 200";

    /** Each worker is good for as many as there are ways to spoil a link, unless the run ends before. */
    private static final int LEAST_RECOVERIES = 4;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @Test
    void shouldComeToTheSameResult() throws IOException {
        assertUndisturbed(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 2", "4, 3", "5, 2", "6, 3"})
    @Tag("long")
    void shouldComeToTheSameResultEveryTime(long seed, int workers) throws IOException {
        assertUndisturbed(seed, workers);
    }

    private void assertUndisturbed(long seed, int workers) throws IOException {
        bench.pacedModels();
        Path garbling = bench.directory().resolve("garbling");
        UserModels.copy(GarblingWorker.class, garbling);
        UserModels.copy(GarbledLink.class, garbling);
        bench.workerJvmOptions("-cp " + EngineCommand.classPath() + File.pathSeparator + garbling + " "
                + GarblingWorker.class.getName() + " " + seed);
        SimOutcome outcome = bench.run(PHOLD + " --pause 60 --workers " + workers
                + " --checkpoint-every 200ms --worker-timeout 1s --stall-timeout 4s");
        assertEquals(bench.undisturbed(PHOLD), outcome.facts());
        JsonNode recoveries = outcome.json().get("recoveries");
        assertTrue(recoveries.size() >= LEAST_RECOVERIES, recoveries::toString);
        recoveries.forEach(recovery -> assertTrue(recovery.get("steps").asLong() >= 0, recoveries::toString));
    }
}
