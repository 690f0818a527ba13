package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links have the rates and the delays that a file gives them. */
class LinkAttributesTest {
    private static final String NODES =
            "graph [ node [ id 0 label \"A\" ] node [ id 1 label \"B\" ] node [ id 2 label \"C\" ]";

    /** Links in the order of the table: A-B, A-C, B-A, B-C, C-A, C-B. */
    private static final String TRIANGLE = NODES
            + " edge [ source 0 target 1 bandwidth \"10 Gbps\" delay 2 ]"
            + " edge [ source 2 target 1 LinkSpeedRaw 2e9 Latency \"300us\" ] edge [ source 0 target 2 ] ]";

    @TempDir
    private Path folder;

    private Map<String, String> given(String name, String text, Map<String, String> others) throws IOException {
        Map<String, String> given = new HashMap<>(others);
        given.put("topology", Files.writeString(folder.resolve(name), text).toString());
        return given;
    }

    private static NetworkPlan plan(Map<String, String> given) {
        return NetworkPlan.of(NetworkSettings.of(ParameterValues.parse(new NetworkModel(), given), TimeBase.SECONDS));
    }

    private NetworkPlan triangle(Map<String, String> others) throws IOException {
        return plan(given("triangle.gml", TRIANGLE, others));
    }

    private static long[] transmissions(NetworkPlan plan) {
        return java.util.stream.LongStream.range(0, plan.directedLinks())
                .map(link -> plan.links().transmissionTicks((int) link))
                .toArray();
    }

    private static long[] propagations(NetworkPlan plan) {
        return java.util.stream.LongStream.range(0, plan.directedLinks())
                .map(link -> plan.links().propagationTicks((int) link))
                .toArray();
    }

    @Test
    void shouldTakeNeitherUnlessAsked() throws IOException {
        NetworkPlan plan = triangle(Map.of());
        assertEquals(1, Arrays.stream(transmissions(plan)).distinct().count());
        assertEquals(1, Arrays.stream(propagations(plan)).distinct().count());
    }

    @Test
    void shouldTakeRatesAndDelaysOfTheFileAndTheOthersWhereItHasNone() throws IOException {
        NetworkPlan plan = triangle(Map.of("link-rates", "file", "link-delays", "file", "rate", "1e9"));
        assertEquals("[1200, 12000, 1200, 6000, 12000, 6000]", Arrays.toString(transmissions(plan)));
        long hundredKm = 500_346;
        assertEquals(
                "[2000000, " + hundredKm + ", 2000000, 300000, " + hundredKm + ", 300000]",
                Arrays.toString(propagations(plan)));
        assertEquals(306_000, plan.lookaheadTicks());
        // From A to B by C: 512,346 + 306,000 ticks are less than 2,001,200.
        assertEquals(1, plan.routes().port(0, 1));
    }

    @Test
    void shouldLoadTheLinkThatIsBusiestForItsRate() throws IOException {
        NetworkPlan plan = triangle(Map.of("link-rates", "file", "utilisation", "0.5"));
        // Each link carries one of the six pairs; the link A-C is the slowest.
        assertEquals(0.5, plan.offeredUtilisation(1), 1e-12);
        assertEquals(0.05, plan.offeredUtilisation(0), 1e-12);
        assertEquals(0.25, plan.offeredUtilisation(3), 1e-12);
    }

    @Test
    void shouldReachTheUtilisationsThatItPlans() throws IOException {
        Map<String, String> given = given(
                "triangle.gml", TRIANGLE, Map.of("link-rates", "file", "link-delays", "file", "utilisation", "0.5"));
        NetworkPlan plan = plan(given);
        RecordedReport report = KernelRun.run(new NetworkModel(), given, "2s", 1);
        assertTrue(report.failedChecks().isEmpty(), report.failedChecks()::toString);
        String[] names = {"A-B", "A-C", "B-A", "B-C", "C-A", "C-B"};
        for (int link = 0; link < names.length; link++) {
            double expected = plan.offeredUtilisation(link);
            assertEquals(
                    expected,
                    report.valueOf("utilisation." + names[link]),
                    0.02 * Math.max(expected, 0.1),
                    names[link]);
        }
    }

    @Test
    void shouldReadBothFromGraphMlToo() throws IOException {
        String text = "<graphml><key id='w' attr.name='capacity' for='edge'><default>1e8</default></key>"
                + "<key id='d' attr.name='delay' for='edge'/><graph><node id='a'/><node id='b'/><node id='c'/>"
                + "<edge source='a' target='b'><data key='w'>40M</data><data key='d'>1 ms</data></edge>"
                + "<edge source='b' target='c'><data>no key</data></edge></graph></graphml>";
        NetworkPlan plan = plan(given("two.graphml", text, Map.of("link-rates", "file", "link-delays", "file")));
        assertEquals("[300000, 300000, 120000, 120000]", Arrays.toString(transmissions(plan)));
        assertEquals(1_000_000, plan.links().propagationTicks(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bandwidth \"fast\" | link-rates | .*: the link A-B has bandwidth 'fast', expected a rate above 0 in bit/s.*",
                "bandwidth 0 | link-rates | .*: the link A-B has bandwidth '0', expected a rate above 0.*",
                "bw 1e14 | link-rates | --topology: the link A-B has a rate of 1.0E14 bit/s, which sends a packet of 1500 bytes.*",
                "delay \"2 furlongs\" | link-delays | .*: the link A-B has delay '2 furlongs', expected a delay above 0 in ms.*",
                "delay 2 | link-rates | --link-rates=file: the topology gives no rate of a link, expected edges with one of Link.*",
                "bw 1e9 | link-delays | --link-delays=file: the topology gives no delay of a link, expected edges with one of .*",
            })
    void shouldRefuseWhatIsNoRateOrDelay(String attribute, String option, String message) throws IOException {
        Map<String, String> given =
                given("bad.gml", NODES + " edge [ source 0 target 1 " + attribute + " ] ]", Map.of(option, "file"));
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> plan(given));
        assertTrue(refused.getMessage().matches(message), refused.getMessage());
        assertEquals(
                2,
                plan(given("bad.gml", NODES + " edge [ source 0 target 1 " + attribute + " ] ]", Map.of()))
                        .directedLinks());
    }
}
