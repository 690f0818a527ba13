package org.chronogram.models.fattree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.models.interconnect.InterconnectRuns;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FatTreeModelTest {
    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of("radix", "4", "load", "0.9"),
                Map.of("radix", "6", "levels", "2", "routing", "deterministic", "traffic", "transpose"),
                Map.of("radix", "4", "traffic", "bisection", "buffer", "1", "switching", "store-and-forward"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsEverywhere(Map<String, String> given) {
        InterconnectRuns.requireSameEverywhere(FatTreeModel::new, given, "3us");
    }

    @ParameterizedTest
    @CsvSource({"deterministic", "adaptive"})
    void shouldHaveTheLatencyOfTheFormulaWithoutLoad(String routing) {
        InterconnectRuns.requireLatencyOfEachHop(tree(routing, "shift"), 4);
    }

    @Test
    void shouldApproachTheLatencyOfTheFormulaAtALowLoad() {
        SimulationResult result = tree("adaptive", "uniform")
                .parameter("load", 0.01)
                .until("100us")
                .run();
        double theory = result.value("latency.zero-load");
        assertEquals(theory, result.value("latency", "mean"), 0.02 * theory);
        assertEquals(result.value("hops.zero-load"), result.value("hops", "mean"), 0.1);
    }

    /** A permutation of the terminals gets through whole, unless all packets of a switch take the same way up. */
    @ParameterizedTest
    @CsvSource({
        "deterministic, shift, 1",
        "adaptive, shift, 1",
        "adaptive, transpose, 1",
        "deterministic, transpose, 0.5"
    })
    void shouldCarryWhatItsLinksAllow(String routing, String traffic, double bound) {
        InterconnectRuns.requireLoadNearBound(tree(routing, traffic), bound);
    }

    @ParameterizedTest
    @CsvSource({"adaptive, bisection", "deterministic, transpose"})
    void shouldDeliverEverything(String routing, String traffic) {
        InterconnectRuns.requireToDrain(
                tree(routing, traffic).parameter("buffer", 1).until("100us"), 20);
    }

    private static Simulation tree(String routing, String traffic) {
        return Simulation.of(FatTreeModel::new)
                .parameter("radix", 4)
                .parameter("routing", routing)
                .parameter("traffic", traffic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "radix | 7 | --radix=7 is odd: expected an even number, for half of the ports lead up",
                "radix | 1024 | --radix=1024 with --levels=3 are 268435456 terminals: expected at most 67108864, give a"
                        + " smaller radix or fewer levels",
                "levels | 1 | --levels=1 is out of bounds: expected from 2 to 8",
                "traffic | tornado | --traffic=tornado: expected one of uniform, neighbour, shift, bisection, transpose",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        InterconnectRuns.requireRefusal(new FatTreeModel(), Map.of(name, value), message);
    }
}
