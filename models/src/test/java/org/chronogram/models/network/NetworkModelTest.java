package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkModelTest {
    private static final double TRANSMISSION_SECONDS = 12e-6;

    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of(),
                Map.of("traffic", "gravity", "utilisation", "0.95", "buffer", "5"),
                Map.of("utilisation", "3", "buffer", "1"),
                Map.of("rate", "2e8", "packet-size", "64"),
                Map.of("forwarding-jitter", "50us", "utilisation", "1.5", "buffer", "3"),
                withTopology("islands.gml", Map.of("min-delay", "0")),
                withTopology("zoo-style.graphml", Map.of()));
    }

    private static Map<String, String> withTopology(String name, Map<String, String> others) {
        Map<String, String> given = new HashMap<>(others);
        given.put("topology", Path.of("src/test/resources/topologies", name).toString());
        return given;
    }

    private static RecordedReport reference(Map<String, String> given, String end, long seed) {
        return ReferenceEngine.run(NetworkModel::new, given, end, seed);
    }

    private static RecordedReport twoNodes(Map<String, String> given, String end) {
        return KernelRun.run(new NetworkModel(), withTopology("two-nodes.gml", given), end, 1);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldAccountForEveryPacket(Map<String, String> given) {
        RecordedReport report = reference(given, "20ms", 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(
                List.of("packets", "traffic"), List.copyOf(report.passedChecks().keySet()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new NetworkModel(), given, "20ms", 7);
        assertEquals(reference(given, "20ms", 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions() {
        RecordedReport three = ReferenceEngine.of(
                        NetworkModel::new, Map.of(), "20ms", 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(reference(Map.of(), "20ms", 5).fingerprint(), three.fingerprint());
    }

    /** A port with Poisson arrivals and packets of one size is an M/D/1 queue: the mean wait is ρ/(2(1-ρ)) services. */
    @ParameterizedTest
    @CsvSource({"0.3", "0.7", "0.9"})
    void shouldQueueLikeMD1(double utilisation) {
        Map<String, String> given = Map.of("utilisation", Double.toString(utilisation), "buffer", "100000");
        RecordedReport report = twoNodes(given, "20s");
        double propagation = 100 / (299_792.458 * 2 / 3);
        double wait = report.statistics().tally("delay").mean() - propagation - TRANSMISSION_SECONDS;
        double expected = TRANSMISSION_SECONDS * utilisation / (2 * (1 - utilisation));
        assertEquals(expected, wait, 0.03 * expected);
        assertEquals(0, report.statistics().counter("packets.dropped").count());
    }

    /** A port that holds one packet is an M/G/1/1 system, whose loss is that of Erlang: ρ/(1+ρ) whatever the service. */
    @ParameterizedTest
    @CsvSource({"0.3", "0.7", "2"})
    void shouldLosePacketsLikeErlangWithRoomForOne(double utilisation) {
        RecordedReport report = twoNodes(Map.of("utilisation", Double.toString(utilisation), "buffer", "1"), "5s");
        assertEquals(utilisation / (1 + utilisation), report.valueOf("packets.loss"), 0.003);
    }

    /** M/D/1/2: a departure leaves the system empty with probability π0 = exp(-ρ), and the loss is 1 - 1/(π0 + ρ). */
    @Test
    void shouldLosePacketsLikeTheQueueWithRoomForTwo() {
        double utilisation = 0.8;
        RecordedReport report = twoNodes(Map.of("utilisation", Double.toString(utilisation), "buffer", "2"), "5s");
        double emptyAtDeparture = Math.exp(-utilisation);
        double expected = 1 - 1 / (emptyAtDeparture + utilisation);
        assertEquals(expected, report.valueOf("packets.loss"), 0.003);
    }

    @Test
    void shouldUseLinksAsOffered() {
        RecordedReport report = KernelRun.run(new NetworkModel(), Map.of("utilisation", "0.8"), "1s", 3);
        assertEquals(0.8, report.valueOf("utilisation.max"), 0.02);
        assertTrue(report.results().containsKey("utilisation.Hamburg-Brussels"), report.results()::toString);
    }

    @Test
    void shouldFillALinkThatIsOfferedTooMuch() {
        RecordedReport report = twoNodes(Map.of("utilisation", "2", "buffer", "10"), "1s");
        assertEquals(1, report.valueOf("utilisation.max"), 1e-3);
        assertEquals(0.5, report.valueOf("packets.loss"), 0.01);
    }

    @Test
    void shouldNeverReportALinkAsBusierThanTheRunIsLong() {
        RecordedReport report = twoNodes(Map.of("utilisation", "10", "buffer", "1000"), "1ms");
        assertTrue(report.valueOf("utilisation.max") <= 1, report.results()::toString);
    }

    @Test
    void shouldCountHopsAndDelaysOfDeliveredPackets() {
        StatisticSet statistics =
                reference(withTopology("islands.gml", Map.of()), "50ms", 1).statistics();
        long delivered = statistics.counter("packets.delivered").count();
        assertEquals(delivered, statistics.tally("hops").count());
        assertEquals(delivered, statistics.tally("delay").count());
        assertEquals(delivered, statistics.histogram("delay.percentiles").count());
        assertEquals(2.0, statistics.tally("hops").summary(1).get("max"));
    }

    @Test
    void shouldTellWhichEdgesItIgnored() {
        RecordedReport report = reference(withTopology("zoo-style.gml", Map.of()), "1ms", 1);
        assertEquals(5, report.valueOf("topology.nodes"));
        assertEquals(3, report.valueOf("topology.links"));
        assertEquals(1, report.valueOf("topology.self-loops-ignored"));
        assertEquals(1, report.valueOf("topology.parallel-edges-ignored"));
        assertEquals(2, report.valueOf("topology.nodes-without-coordinates"));
    }

    /** Nodes A-B, C, A and B-C: the links from A-B to C and from A to B-C would both be called A-B-C. */
    @Test
    void shouldTellLinksApartWhoseNamesMeet(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("dashes.gml");
        String nodes = "node [ id 9 label \"A-B\" ] node [ id 8 label \"C\" ] node [ id 7 label \"A\" ]"
                + " node [ id 6 label \"B-C\" ] node [ id 5 label \"A-B-C#0\" ] node [ id 4 label \"1\" ]";
        String edges = "edge [ source 9 target 8 ] edge [ source 7 target 6 ] edge [ source 8 target 7 ]"
                + " edge [ source 5 target 4 ]";
        Files.writeString(path, "graph [ " + nodes + " " + edges + " ]");
        Map<String, Double> results = KernelRun.run(new NetworkModel(), Map.of("topology", path.toString()), "10ms", 1)
                .results();
        List<String> names =
                List.of("A-B-C#0-1#0-1", "A-B-C#2-3", "C-A-B", "B-C-A", "C-A", "A-C", "A-B-C#0-1", "1-A-B-C#0");
        for (String name : names) {
            assertTrue(results.containsKey("utilisation." + name), name + " in " + results);
            assertTrue(results.containsKey("link.dropped." + name), name + " in " + results);
        }
    }

    @Test
    void shouldReportTheLossesOfEveryLink() {
        RecordedReport report = KernelRun.run(new NetworkModel(), Map.of("utilisation", "3", "buffer", "2"), "50ms", 1);
        double[] dropped = report.results().entrySet().stream()
                .filter(result -> result.getKey().startsWith("link.dropped."))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        assertEquals(32, dropped.length);
        assertEquals(
                (double) report.statistics().counter("packets.dropped").count(),
                Arrays.stream(dropped).sum());
        assertTrue(report.valueOf("link.dropped.Hamburg-Brussels") > 0, report.results()::toString);
    }

    /** A packet from one end of the line to the other is forwarded once and waits there for half the jitter on average. */
    @Test
    void shouldDelayForwardedPacketsByTheJitter(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("line.gml");
        Files.writeString(
                path,
                "graph [ node [ id 0 ] node [ id 1 ] node [ id 2 ] edge [ source 0 target 1 ] edge [ source 1 target 2 ] ]");
        Map<String, String> given = new HashMap<>(Map.of("topology", path.toString(), "utilisation", "0.01"));
        RecordedReport without = KernelRun.run(new NetworkModel(), given, "10s", 1);
        given.put("forwarding-jitter", "3ms");
        RecordedReport with = KernelRun.run(new NetworkModel(), given, "10s", 1);
        Tally hops = with.statistics().tally("hops");
        double expected = (hops.mean() - 1) * 1.5e-3;
        double found = with.statistics().tally("delay").mean()
                - without.statistics().tally("delay").mean();
        assertEquals(expected, found, 0.05 * expected);
        assertEquals(Map.of(), with.failedChecks());
    }

    @Test
    void shouldFailItsCheckWhenAPacketIsMissing() {
        NetworkModel model = new NetworkModel();
        RecordedReport report =
                new RecordedReport(ParameterValues.parse(model, Map.of()), model.timeBase(), 1, 12, 100, 13);
        report.merge(List.of(ReferenceBuilder.of(model, Map.of(), "1s").statistics()));
        model.report(report);
        assertEquals(
                Map.of("packets", "0 packets generated, expected 1: 0 delivered + 0 dropped + 1 in flight"),
                report.failedChecks());
    }

    @Test
    void shouldFailItsCheckWhenThereIsTooLittleTraffic() {
        NetworkModel model = new NetworkModel();
        RecordedReport report = new RecordedReport(
                ParameterValues.parse(model, Map.of()), model.timeBase(), 1_000_000_000L, 12, 100, 12);
        report.merge(List.of(ReferenceBuilder.of(model, Map.of(), "1s").statistics()));
        model.report(report);
        assertEquals(List.of("traffic"), List.copyOf(report.failedChecks().keySet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate             | 0        | --rate=0 is out of bounds: expected from 1.0 to 1.0E15",
                "rate             | 1e14     | --rate=1.0E14 sends a packet of 1500 bytes in less than half a tick of"
                        + " 1.0E-9 s: give a lower rate or a larger --packet-size",
                "buffer           | 0        | --buffer=0 is out of bounds: expected from 1 to 1000000",
                "packet-size      | 0        | --packet-size=0 is out of bounds: expected from 1 to 1000000",
                "traffic          | heavy    | --traffic=heavy: expected one of uniform, gravity, demands",
                "forwarding-jitter | 2s      | --forwarding-jitter=2s is out of bounds: expected from 0s to 1s",
                "utilisation      | 0        | --utilisation=0 is out of bounds: expected from 0.001 to 10.0",
                "default-distance | -1       | --default-distance=-1 is out of bounds: expected from 0.0 to 100000.0",
                "topology         | none.gml | --topology=none.gml: no such file, expected a GML, GraphML or SNDlib file;"
                        + " give its path",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        Map<String, String> given = Map.of(name, value);
        NetworkModel model = new NetworkModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, given, "1s"));
        assertEquals(message, e.getMessage());
    }

    private static String refusal(Map<String, String> given, String end) {
        return assertThrows(InvalidInputException.class, () -> KernelRun.run(new NetworkModel(), given, end, 1))
                .getMessage();
    }

    /** A path of several such links takes longer than any time that can be told. */
    @ParameterizedTest
    @CsvSource({"min-delay, 600000h", "min-delay, 2562047h"})
    void shouldRefusePathsThatTakeTooLong(String parameter, String value) {
        assertEquals(
                "a way through the network takes longer than the largest time, 9223372036.854775807s: give a shorter"
                        + " --min-delay or --default-distance, a smaller --packet-size, or a higher --rate",
                refusal(Map.of(parameter, value), "1s"));
    }

    @Test
    void shouldRefusePacketsThatArriveAfterTheLargestTime() {
        assertEquals(
                "packets would arrive up to 2160000000.0012s after the end at 7200000000s, beyond the largest time,"
                        + " 9223372036.854775807s: give an earlier --end, or a shorter --min-delay or --default-distance",
                refusal(withTopology("two-nodes.gml", Map.of("min-delay", "600000h")), "2000000h"));
    }

    @Test
    void shouldRefuseBuffersThatTakeTooLongToEmpty() {
        Map<String, String> given = Map.of("rate", "1", "packet-size", "1000000", "buffer", "1000000");
        assertTrue(refusal(withTopology("two-nodes.gml", given), "1s").startsWith("a way through the network takes"));
    }

    @Test
    void shouldTakeDelaysOfCenturiesWherePathsAreShort() {
        RecordedReport report = twoNodes(Map.of("min-delay", "600000h"), "1ms");
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(0, report.statistics().counter("packets.delivered").count());
    }
}
