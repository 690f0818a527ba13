package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults at random change nothing but the time a run takes. */
class ChaosSystemTest {
    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModels() throws IOException {
        bench.pacedModels();
    }

    private JsonNode run(String arguments) {
        JsonNode chaos = bench.chaos(arguments).succeeded().json();
        assertTrue(chaos.get("same").asBoolean(), chaos::toString);
        JsonNode run = chaos.get("runs").get(0);
        assertEquals("ok", run.get("status").asText());
        return run;
    }

    /**
     * Checkpoints are frequent: on a busy machine a new worker may live only for a moment, and the run must get on in it.
     * Mostly it starts in less time than there is between two faults.
     */
    @Test
    void shouldGiveTheSameResultWhateverBefallsTheWorkers() {
        JsonNode run = run(
                "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 200 --pause 60 --workers 2 --faults kill,stop --fault-every 3s"
                        + " --checkpoint-every 100ms --chaos-seed 16810");
        assertTrue(run.get("recoveries").asInt() > 0, run::toString);
    }

    /** Long enough for outages beside the first ones, which can end before there is anything to write. */
    @Test
    void shouldGoOnWhileDatagramsGetLostAndNoCheckpointCanBeWritten() {
        SimOutcome outcome = bench.chaos(
                "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 200 --pause 50 --workers 2 --faults loss,disk"
                        + " --faults-per-minute 120 --checkpoint-every 100ms --chaos-seed 2");
        JsonNode run = outcome.succeeded().json().get("runs").get(0);
        assertEquals("ok", run.get("status").asText());
        assertTrue(run.at("/faults/loss").asInt() > 0, run::toString);
        assertTrue(run.at("/faults/disk").asInt() > 0, run::toString);
        assertEquals(0, run.get("recoveries").asInt(), run::toString);
        assertTrue(run.get("checkpoints").asInt() > 1, run::toString);
        assertEquals(
                1,
                Pattern.compile("a checkpoint could not be written [^\\n]*an outage of the disk")
                        .matcher(outcome.err())
                        .results()
                        .count(),
                outcome::err);
    }
}
