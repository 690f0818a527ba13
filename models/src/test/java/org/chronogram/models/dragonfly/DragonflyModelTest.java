package org.chronogram.models.dragonfly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.models.KernelRun;
import org.chronogram.models.interconnect.InterconnectRuns;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.chronogram.testing.RecordedReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DragonflyModelTest {
    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of("load", "0.6", "buffer", "2"),
                Map.of("groups", "4", "load", "0.5", "routing", "adaptive", "threshold", "0"),
                Map.of("groups", "3", "load", "0.9", "link-choice", "pair"),
                Map.of("routers", "2", "global-links", "2", "routing", "valiant", "traffic", "next-group"),
                Map.of(
                        "routers",
                        "3",
                        "routing",
                        "adaptive",
                        "traffic",
                        "next-group",
                        "load",
                        "0.5",
                        "local-delay",
                        "5ns"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsEverywhere(Map<String, String> given) {
        InterconnectRuns.requireSameEverywhere(DragonflyModel::new, given, "2us");
    }

    @Test
    void shouldHaveTheLatencyOfTheFormulaWithoutLoad() {
        InterconnectRuns.requireLatencyOfEachHop(dragonfly("minimal", "neighbour"), 1);
    }

    @ParameterizedTest
    @CsvSource({"minimal, uniform", "valiant, next-group", "adaptive, next-group"})
    void shouldApproachTheLatencyOfTheFormulaAtALowLoad(String routing, String traffic) {
        SimulationResult result = dragonfly(routing, traffic)
                .parameter("load", 0.01)
                .until("50us")
                .run();
        double theory = result.value("latency.zero-load");
        assertEquals(theory, result.value("latency", "mean"), 0.04 * theory);
        assertEquals(result.value("hops.zero-load"), result.value("hops", "mean"), 0.15);
    }

    /** All packets of a group for the next one share one link; a detour takes two links of many. */
    @ParameterizedTest
    @CsvSource({"minimal, next-group, 0.125", "valiant, next-group, 0.4375"})
    void shouldCarryWhatItsLinksAllow(String routing, String traffic, double bound) {
        InterconnectRuns.requireLoadNearBound(dragonfly(routing, traffic), bound);
    }

    @Test
    void shouldAvoidTheLinkThatMinimalRoutingOverloads() {
        Simulation adaptive = dragonfly("adaptive", "next-group")
                .parameter("load", 0.35)
                .warmUp("10us")
                .until("20us");
        SimulationResult result = adaptive.run();
        assertEquals(List.of(), result.failedChecks());
        // More than twice what the direct link can carry.
        assertTrue(result.value("load.accepted") > 0.3);
        assertTrue(result.count("packets.detoured") > 0);
    }

    @ParameterizedTest
    @CsvSource({"minimal, next-group", "valiant, next-group", "adaptive, uniform"})
    void shouldDeliverEverything(String routing, String traffic) {
        InterconnectRuns.requireToDrain(
                dragonfly(routing, traffic).parameter("buffer", 1).until("1ms"), 10);
    }

    /** Several links between groups, at a load at which packets on drawn links overtake others: those of a pair stay in order. */
    @ParameterizedTest
    @CsvSource({"2, next-group", "4, next-group", "4, uniform", "5, uniform"})
    void shouldKeepTheOrderOfAPairOnSeveralLinks(String groups, String traffic) {
        Map<String, String> drawn = Map.of("groups", groups, "traffic", traffic, "load", "0.9");
        Map<String, String> fixed = new HashMap<>(drawn);
        fixed.put("link-choice", "pair");
        RecordedReport report = KernelRun.run(new DragonflyModel(), fixed, "4us", 5);
        assertEquals(Map.of(), report.failedChecks());
        assertTrue(report.passedChecks().containsKey("order"));
        assertFalse(KernelRun.run(new DragonflyModel(), drawn, "1us", 5)
                .passedChecks()
                .containsKey("order"));
    }

    private static Simulation dragonfly(String routing, String traffic) {
        return Simulation.of(DragonflyModel::new).parameter("routing", routing).parameter("traffic", traffic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "routers | 1 | --routers=1 is out of bounds: expected from 2 to 1024",
                "routers | 1024 | --routers=1024, --terminals=1024 and --global-links=2 are 2148532224 terminals: expected at"
                        + " most 67108864, give smaller numbers",
                "groups | 10 | --groups=10: expected from 2 to 9, as --routers=4 with --global-links=2 have 8 links to other"
                        + " groups",
                "link-choice | pair | --link-choice=pair with --routing=adaptive, which takes the link with the smallest load:"
                        + " expected drawn, or another --routing",
                "routing | best | --routing=best: expected one of minimal, valiant, adaptive",
                "traffic | none | --traffic=none: expected one of uniform, neighbour, next-group",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        Map<String, String> given = switch (name) {
            case "routers" -> Map.of(name, value, "terminals", "1024");
            case "link-choice" -> Map.of(name, value, "routing", "adaptive");
            default -> Map.of(name, value);
        };
        InterconnectRuns.requireRefusal(new DragonflyModel(), given, message);
    }
}
