package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPlanTest {
    private static final long TRANSMISSION = 12_000;
    private static final long UNREACHABLE = Long.MAX_VALUE / 4;

    private static NetworkPlan plan(String topology, Map<String, String> others) {
        Map<String, String> given = new HashMap<>(others);
        if (!topology.isEmpty()) {
            given.put(
                    "topology",
                    Path.of("src/test/resources/topologies", topology).toString());
        }
        return NetworkPlan.of(NetworkSettings.of(ParameterValues.parse(new NetworkModel(), given), TimeBase.SECONDS));
    }

    private static long[][] shortestByFloydAndWarshall(LinkTable links) {
        int nodes = links.nodes();
        long[][] delay = new long[nodes][nodes];
        for (int node = 0; node < nodes; node++) {
            Arrays.fill(delay[node], UNREACHABLE);
            delay[node][node] = 0;
        }
        for (int link = 0; link < links.links(); link++) {
            delay[links.source(link)][links.target(link)] = TRANSMISSION + links.propagationTicks(link);
        }
        for (int via = 0; via < nodes; via++) {
            for (int from = 0; from < nodes; from++) {
                for (int to = 0; to < nodes; to++) {
                    delay[from][to] = Math.min(delay[from][to], delay[from][via] + delay[via][to]);
                }
            }
        }
        return delay;
    }

    @ParameterizedTest
    @CsvSource({"''", "zoo-style.gml", "islands.gml", "square.gml"})
    void shouldRouteOnShortestPaths(String topology) {
        NetworkPlan plan = plan(topology, Map.of());
        LinkTable links = plan.links();
        long[][] shortest = shortestByFloydAndWarshall(links);
        for (int from = 0; from < plan.nodes(); from++) {
            for (int to = 0; to < plan.nodes(); to++) {
                boolean reachable = shortest[from][to] < UNREACHABLE;
                assertEquals(reachable, plan.routes().isReachable(from, to));
                long delay = 0;
                for (int at = from; reachable && at != to; ) {
                    int link = links.link(at, plan.routes().port(at, to));
                    delay += TRANSMISSION + links.propagationTicks(link);
                    at = links.target(link);
                }
                assertEquals(reachable ? shortest[from][to] : 0, delay, from + " to " + to);
            }
        }
    }

    @Test
    void shouldSayWhatIsAssumedForNodesWithoutCoordinates(@TempDir Path folder) throws IOException {
        String placed = "node [ id 1 Latitude 1 lon 2 ] node [ id 2 lat 3 LNG 4 ] edge [ source 1 target 2 ] ";
        assertEquals(Optional.empty(), assumptions(folder, placed));
        assertEquals(
                Optional.of(
                        "2 of 4 nodes of the topology have no coordinates (of the names Latitude, lat; Longitude, lon,"
                                + " lng, long): each is placed between its neighbours where those have a place; 1 of 2 links have"
                                + " an end without a place and are as long as --default-distance, 100.0 km"),
                assumptions(folder, placed + "node [ id 3 x 1 y 2 ] node [ id 4 ] edge [ source 3 target 4 ] "));
        assertEquals(
                Optional.of(
                        "1 of 3 nodes of the topology have no coordinates (of the names Latitude, lat; Longitude, lon,"
                                + " lng, long): each is placed between its neighbours where those have a place; 0 of 2 links have"
                                + " an end without a place and are as long as --default-distance, 100.0 km"),
                assumptions(folder, placed + "node [ id 3 lat 3 ] edge [ source 3 target 1 ] "));
    }

    private static Optional<String> assumptions(Path folder, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("net.gml"), "graph [ " + content + "]");
        ParameterValues values = ParameterValues.parse(new NetworkModel(), Map.of("topology", file.toString()));
        return NetworkPlan.of(NetworkSettings.of(values, TimeBase.SECONDS)).assumptions();
    }

    @Test
    void shouldPreferTheFirstNeighbourOnEquallyShortPaths() {
        NetworkPlan plan = plan("square.gml", Map.of());
        LinkTable links = plan.links();
        assertEquals(1, links.target(links.link(0, plan.routes().port(0, 2))));
        assertEquals(0, links.target(links.link(1, plan.routes().port(1, 3))));
        assertEquals(1, links.target(links.link(2, plan.routes().port(2, 0))));
        assertEquals(0, links.target(links.link(3, plan.routes().port(3, 1))));
    }

    @ParameterizedTest
    @CsvSource({"'', uniform", "'', gravity", "islands.gml, uniform", "islands.gml, gravity"})
    void shouldOfferTheUtilisationToTheMostLoadedLink(String topology, String traffic) {
        NetworkPlan plan = plan(topology, Map.of("traffic", traffic, "utilisation", "0.6"));
        double largest = 0;
        for (int link = 0; link < plan.directedLinks(); link++) {
            largest = Math.max(largest, plan.offeredUtilisation(link));
        }
        assertEquals(0.6, largest, 1e-12);
    }

    /** In a square of equal links each of 4 nodes sends to 3 others; node 1 forwards from 0 to 2 and back. */
    @Test
    void shouldLoadTheLinksOnThePaths() {
        NetworkPlan plan = plan("square.gml", Map.of("utilisation", "0.3"));
        double perPair = plan.packetsPerTick(0) / 3 * TRANSMISSION;
        double[] offered = new double[plan.directedLinks()];
        Arrays.setAll(offered, plan::offeredUtilisation);
        assertEquals(0.3, Arrays.stream(offered).max().orElseThrow(), 1e-12);
        double hops = Arrays.stream(offered).sum() / perPair;
        assertEquals(8 * 1 + 4 * 2, hops, 1e-9);
        assertEquals(0.3 / 3, perPair, 1e-12);
    }

    @Test
    void shouldSendOnlyBetweenConnectedNodes() {
        NetworkPlan plan = plan("islands.gml", Map.of());
        assertFalse(plan.isSource(3));
        assertEquals(5, plan.sources());
        assertEquals(0, plan.packetsPerTick(3));
        ReferenceStream random = new ReferenceStream(1, 0, 0);
        for (int i = 0; i < 1000; i++) {
            int destination = plan.drawDestination(1, random);
            assertTrue(destination == 0 || destination == 2, () -> "1 to " + destination);
            assertEquals(4, plan.drawDestination(5, random));
        }
    }

    @Test
    void shouldDrawDestinationsByDegreeUnderGravity() {
        NetworkPlan plan = plan("islands.gml", Map.of("traffic", "gravity"));
        ReferenceStream random = new ReferenceStream(1, 0, 0);
        int draws = 100_000;
        int toMiddle = 0;
        for (int i = 0; i < draws; i++) {
            toMiddle += plan.drawDestination(0, random) == 1 ? 1 : 0;
        }
        assertEquals(2.0 / 3, (double) toMiddle / draws, 0.01);
        assertEquals(4.0 / 3, plan.packetsPerTick(1) / plan.packetsPerTick(0), 1e-12);
    }

    @Test
    void shouldPlaceNodesBetweenTheirNeighbours() {
        NetworkPlan plan = plan("zoo-style.gml", Map.of());
        Position middle = Position.middle(List.of(new Position(49, 10), new Position(50, 12.5)))
                .orElseThrow();
        double expectedSeconds = middle.distanceKm(new Position(49, 10)) / (299_792.458 * 2 / 3);
        LinkTable links = plan.links();
        int southToNowhere = links.link(1, 1);
        assertEquals(2, links.target(southToNowhere));
        assertEquals(Math.round(expectedSeconds * 1e9), links.propagationTicks(southToNowhere));
    }

    @ParameterizedTest
    @CsvSource({"100, 10us, 500346", "0, 10us, 10000", "0, 0, 0", "20, 1ms, 1000000"})
    void shouldUseTheDefaultDistanceWithoutAnyCoordinates(String km, String minDelay, long ticks) {
        NetworkPlan plan = plan("square.gml", Map.of("default-distance", km, "min-delay", minDelay));
        assertEquals(ticks, plan.links().propagationTicks(0));
        assertEquals(ticks + TRANSMISSION, plan.lookaheadTicks());
    }

    @Test
    void shouldDrawIntervalsWithTheMeanOfTheRate() {
        NetworkPlan plan = plan("square.gml", Map.of("rate", "1e12", "utilisation", "2"));
        ReferenceStream random = new ReferenceStream(3, 0, 0);
        double sum = 0;
        int draws = 1_000_000;
        for (int i = 0; i < draws; i++) {
            sum += plan.drawIntervalTicks(0, random);
        }
        assertEquals(1 / plan.packetsPerTick(0), sum / draws, 6 * sum / draws / Math.sqrt(draws));
    }
}
