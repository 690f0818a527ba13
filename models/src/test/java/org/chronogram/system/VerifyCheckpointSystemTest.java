package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.chronogram.models.unruly.ForgetfulModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of our own models survives checkpoints. */
class VerifyCheckpointSystemTest {
    @RegisterExtension
    private final Workbench bench = new Workbench().inThreads();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phold --lps 1000 --payload 24 --end 30",
                "phold --lps 1000 --lookahead 0 --end 10",
                "network --rate 1e8 --end 50ms",
                "queueing --stations 100 --transient 10s --end 300s"
            })
    void shouldFindNothingThatCheckpointsDoNotKeep(String model) {
        JsonNode found = bench.verify(model + " --checkpoint").succeeded().json();
        assertTrue(found.get("same").asBoolean(), found::toString);
        assertEquals(9, found.get("checkpoints").asInt(), found::toString);
        assertTrue(found.at("/reference/events").asLong() > 1_000, found::toString);
    }

    @Test
    void shouldNameTheFieldThatACheckpointDoesNotKeep() throws IOException {
        SimOutcome outcome = bench.userModels(ForgetfulModel.class).verify("forgetful --checkpoint");
        assertEquals(3, outcome.exitCode(), outcome::err);
        JsonNode difference = outcome.json().get("difference");
        assertTrue(
                difference.get("what").asText().endsWith(" (" + ForgetfulModel.class.getTypeName() + "$Cell)"),
                difference::toString);
        assertTrue(
                difference.get("found").asText().contains("its fields 'forgotten' (transient)"), difference::toString);
    }
}
