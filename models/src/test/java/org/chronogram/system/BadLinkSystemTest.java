package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.messaging.udp.FaultyLink;
import org.chronogram.messaging.udp.FaultyLink.Rates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datagrams that are lost or damaged between the workers change nothing but the time a run takes. */
class BadLinkSystemTest {
    private static final String PHOLD = "phold --lps 96 --remote 0.9 --payload 200 --end 60";

    @RegisterExtension
    private final Workbench bench = new Workbench().inThreads();

    private final List<String> properties = new ArrayList<>();

    /** From the first datagram on, and to the last. Workers that are threads have the properties of this JVM. */
    private void links(Rates rates, long seed) throws IOException {
        Path file = Files.createFile(bench.directory().resolve("links-are-faulty"));
        for (String option : FaultyLink.jvmOptions(file, rates, seed)) {
            String[] property = option.substring("-D".length()).split("=", 2);
            properties.add(property[0]);
            System.setProperty(property[0], property[1]);
        }
    }

    @AfterEach
    void forgetLinks() {
        properties.forEach(System::clearProperty);
    }

    /** UDP's checksum is computed after the damage, so it does not detect it. */
    @ParameterizedTest
    @CsvSource({
        "--workers 3, 0.02, 0",
        "--workers 2 --threads 2 --messaging thread, 0.02, 0",
        "--workers 3, 0, 0.02",
        "--workers 2 --threads 2 --messaging thread --authenticate-data, 0.01, 0.01",
    })
    void shouldGiveTheSameResultOnABadLink(String where, double lossRate, double flipRate) throws IOException {
        links(new Rates(lossRate, flipRate, 0.02, 0.02), 11);
        SimOutcome outcome = bench.run(PHOLD + " " + where);
        assertEquals(bench.undisturbed(PHOLD), outcome.facts());
        JsonNode network = outcome.json().get("network");
        assertTrue(network.get("naksSent").asLong() > 5, network::toString);
        assertTrue(network.get("retransmitsSent").asLong() > 5, network::toString);
    }

    /**
     * The datagrams that open a stream are lost as well. A worker that stood still until the limit on stalls would be
     * replaced, and the run would have a recovery.
     */
    @ParameterizedTest
    @CsvSource({"0.05, 1000", "0.05, 2000", "0.2, 3000", "0.2, 4000", "0.2, 5000"})
    void shouldStartAtOnceWhenDatagramsOfTheStartGetLost(double lossRate, long seed) throws IOException {
        links(Rates.ofLoss(lossRate), seed);
        SimOutcome lossy = bench.run("phold --lps 96 --end 5 --workers 3 --stall-timeout 10s");
        JsonNode recoveries = lossy.succeeded().json().get("recoveries");
        assertEquals(0, recoveries.size(), recoveries::toString);
    }
}
