package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.chronogram.models.unruly.FloodModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that send to each other faster than they read neither wait for each other for ever nor run out of memory. */
class FloodSystemTest {
    private static final int LPS = 24;
    private static final int BURST = 1_000;
    private static final int PAYLOAD_BYTES = 1024;
    private static final int STEPS = 12;

    /** An event is alive for less than two steps, and so are its bytes, with some for its header. */
    private static final long ALIVE_BYTES = 2L * LPS * BURST * (PAYLOAD_BYTES + 64);

    private static final String LESS_MEMORY_THAN_A_WORKER_RECEIVES = "-Xmx96m";

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void useFloodModel() throws IOException {
        bench.userModels(FloodModel.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers 3 --messaging inline", "--workers 2 --threads 2 --messaging thread"})
    void shouldEndWithBoundedMemory(String where) {
        String arguments =
                "flood --lps " + LPS + " --burst " + BURST + " --payload " + PAYLOAD_BYTES + " --end " + STEPS;
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        assertTrue(expected.events() > (long) LPS * BURST * (STEPS - 2), expected::toString);
        bench.workerJvmOptions(LESS_MEMORY_THAN_A_WORKER_RECEIVES);
        SimOutcome flooded = bench.run(arguments + " " + where);
        assertEquals(expected, flooded.facts());
        JsonNode network = flooded.json().get("network");
        long waitingBytes = network.get("peakWaitingBytes").asLong();
        assertTrue(waitingBytes > 0, network::toString);
        assertTrue(waitingBytes <= ALIVE_BYTES, network::toString);
    }
}
