package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults at random change nothing but the time a run takes. */
class ChaosSystemTest {
    @RegisterExtension
    private final Workbench bench = new Workbench();

    @Test
    void shouldGiveTheSameResultWhateverBefallsTheWorkers() {
        JsonNode chaos = bench.chaos(
                        "phold --lps 64 --remote 0.5 --end 4000 --workers 2 --fault-every 1s --chaos-seed 16810")
                .succeeded()
                .json();
        assertTrue(chaos.get("same").asBoolean(), chaos::toString);
        JsonNode run = chaos.get("runs").get(0);
        assertEquals("ok", run.get("status").asText());
        assertTrue(run.get("recoveries").asInt() > 0, chaos::toString);
    }
}
