package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams that get lost between the workers change nothing but the time a run takes. */
class LossSystemTest {
    private static final String LOSS =
            "-Daeron.SendChannelEndpoint.supplier=io.aeron.driver.ext.DebugSendChannelEndpointSupplier"
                    + " -Daeron.ReceiveChannelEndpoint.supplier=io.aeron.driver.ext.DebugReceiveChannelEndpointSupplier"
                    + " -Daeron.debug.send.data.loss.rate=0.02 -Daeron.debug.send.data.loss.seed=11"
                    + " -Daeron.debug.send.control.loss.rate=0.02 -Daeron.debug.send.control.loss.seed=12"
                    + " -Daeron.debug.receive.data.loss.rate=0.02 -Daeron.debug.receive.data.loss.seed=13"
                    + " -Daeron.debug.receive.control.loss.rate=0.02 -Daeron.debug.receive.control.loss.seed=14";

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @ValueSource(strings = {"--workers 3", "--workers 2 --threads 2 --messaging thread"})
    void shouldGiveTheSameResultWhenDatagramsGetLost(String where) {
        String arguments = "phold --lps 96 --remote 0.9 --payload 200 --end 60 ";
        SimOutcome.Facts expected = bench.run(arguments + "--workers 0").facts();
        bench.workerJvmOptions(LOSS);
        SimOutcome lossy = bench.run(arguments + where);
        assertEquals(expected, lossy.facts());
        JsonNode network = lossy.json().get("network");
        assertTrue(network.get("naksSent").asLong() > 5, network::toString);
        assertTrue(network.get("retransmitsSent").asLong() > 5, network::toString);
    }
}
