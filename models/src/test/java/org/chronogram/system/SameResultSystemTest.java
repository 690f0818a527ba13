package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same result on one thread and on many processes. */
class SameResultSystemTest {
    /** Every number of workers, and both numbers of threads with few workers and with many. */
    private static final List<String> PLACES = List.of(
            "--workers 0 --threads 2",
            "--workers 1",
            "--workers 1 --threads 2",
            "--workers 2",
            "--workers 3 --threads 2",
            "--workers 4");

    private static final int NODES = 60;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private void assertSameEverywhere(String arguments) {
        SimOutcome.Facts unused = assertSame(arguments, PLACES);
    }

    private SimOutcome.Facts assertSame(String arguments, List<String> places) {
        bench.inThreads();
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        assertTrue(expected.events() > 500, expected::toString);
        for (String place : places) {
            assertEquals(expected, bench.run(arguments + " " + place).facts(), place);
        }
        return expected;
    }

    @Test
    void shouldRunPholdTheSameEverywhere() {
        assertSameEverywhere("phold --lps 64 --remote 0.5 --payload 24 --end 10");
    }

    /** The others of these tests run the workers as threads of one process. */
    @Test
    void shouldRunTheSameInManyProcesses() {
        String arguments = "phold --lps 64 --remote 0.5 --payload 24 --end 10";
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        assertEquals(expected, bench.run(arguments + " --workers 0").facts());
        assertEquals(expected, bench.run(arguments + " --workers 4").facts());
        assertEquals(expected, bench.run(arguments + " --workers 3 --threads 2").facts());
    }

    /** The windows of these layouts differ, and the time at which the run ends does not. */
    @Test
    void shouldEndEarlyAtTheSameTimeEverywhere() {
        bench.inThreads();
        String arguments = "network --end-when packets.delivered>=5000 --check-every 3ms";
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        assertTrue(expected.toString().contains("0.021s"), expected::toString);
        assertEquals(expected, bench.run(arguments + " --workers 0 --threads 2").facts());
        assertEquals(expected, bench.run(arguments + " --workers 2 --threads 2").facts());
    }

    /** How often such a run moves depends on the cores; that it ends with the same result does not. */
    @Test
    void shouldRunTheSameOnLayoutsThatTheRunChooses() {
        bench.inThreads();
        String arguments = "phold --lps 1024 --lookahead 0.5 --end 6000";
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        SimOutcome chosen = bench.run(arguments + " --workers auto");
        assertEquals(expected, chosen.facts());
        long events = 0;
        for (JsonNode phase : chosen.json().get("layouts")) {
            assertFalse(phase.get("reason").asText().isBlank(), phase::toString);
            events += phase.get("events").asLong();
        }
        assertEquals(expected.events(), events);
    }

    @Test
    void shouldRunTheNetworkTheSameEverywhere() {
        assertSameEverywhere("network --rate 1e8 --end 50ms");
    }

    @Test
    void shouldRunANetworkFromAFileTheSameEverywhere() throws IOException {
        Path file = Files.write(bench.directory().resolve("generated.gml"), generatedTopology());
        SimOutcome.Facts facts = assertSame(
                "network --topology " + file + " --rate 1e8 --end 20ms",
                List.of("--workers 1 --threads 2", "--workers 3"));
        assertTrue(facts.results().has("packets.delivered"), facts::toString);
    }

    /** A ring with chords, somewhere in Europe. */
    private static List<String> generatedTopology() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder gml = new StringBuilder("graph [\n");
        for (int node = 0; node < NODES; node++) {
            gml.append("  node [ id " + node + " label \"n" + node + "\" Latitude " + (40 + 15 * random.nextDouble())
                    + " Longitude " + 20 * random.nextDouble() + " ]\n");
        }
        for (int node = 0; node < NODES; node++) {
            gml.append("  edge [ source " + node + " target " + (node + 1) % NODES + " ]\n");
            if (node % 4 == 0) {
                gml.append("  edge [ source " + node + " target " + (node + NODES / 3) % NODES + " ]\n");
            }
        }
        return gml.append("]\n").toString().lines().toList();
    }

    @Test
    void shouldRunQueuesTheSameEverywhere() {
        assertSameEverywhere("queueing --stations 16 --leave 0.2 --transient 0s --batches 2 --transfer 500ms --end 60s"
                + " --warm-up 20.5s --sample-every 3s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "dissemination", "neighbours --neighbours 4"})
    void shouldRunTheClusterTheSameEverywhere(String pattern) {
        assertSameEverywhere("cluster --cluster-workers 24 --hosts 3 --events 200 --end 10ms --pattern " + pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline", "thread"})
    void shouldNotDependOnWhatMovesMessages(String messaging) {
        SimOutcome.Facts unused = assertSame(
                "phold --lps 64 --remote 0.5 --end 10",
                List.of("--workers 3 --messaging " + messaging, "--workers 2 --threads 2 --messaging " + messaging));
    }

    @Test
    void shouldNotDependOnTheInternetProtocol() throws IOException {
        Path addresses = Path.of("/proc/net/if_inet6");
        assumeTrue(
                Files.isReadable(addresses) && Files.readString(addresses).contains("0".repeat(31) + "1 "),
                "needs IPv6");
        String arguments = "phold --lps 64 --remote 0.5 --end 10";
        assertEquals(
                bench.undisturbed(arguments),
                bench.run(arguments + " --workers 2 --bind ::1").facts());
    }

    @Test
    void shouldDependOnTheSeedAndOnTheReplication() {
        bench.inThreads();
        String arguments = "phold --lps 64 --end 20 --workers 0";
        String digest = bench.run(arguments).facts().digest();
        assertEquals(digest, bench.run(arguments + " --seed 1").facts().digest());
        assertNotEquals(digest, bench.run(arguments + " --seed 2").facts().digest());
        assertNotEquals(
                digest, bench.run(arguments + " --replication 1").facts().digest());
    }
}
