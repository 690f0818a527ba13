package org.chronogram.models.torus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.interconnect.InterconnectRuns;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TorusModelTest {
    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of("dimensions", "2", "side", "4", "load", "0.8", "buffer", "2"),
                Map.of("dimensions", "1", "side", "7", "traffic", "tornado", "arbitration", "age"),
                Map.of("dimensions", "3", "side", "3", "side-1", "4", "side-2", "2", "load", "0.6"),
                Map.of("dimensions", "2", "side", "4", "load", "0.7", "flits", "5", "buffer", "7"),
                Map.of("dimensions", "3", "side", "2", "switching", "store-and-forward", "router-delay", "0"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsEverywhere(Map<String, String> given) {
        InterconnectRuns.requireSameEverywhere(TorusModel::new, given, "3us");
    }

    @Test
    void shouldHaveTheLatencyOfTheFormulaWithoutLoad() {
        InterconnectRuns.requireLatencyOfEachHop(torus(2, 4, "diagonal"), 4);
    }

    @Test
    void shouldTakeACycleMoreForEachFlit() {
        InterconnectRuns.requireLatencyOfFlits(torus(2, 4, "diagonal"), 4);
    }

    /** Five flits that need all of seven places: what each terminal gets through is less, and nothing stands still. */
    @Test
    void shouldDeliverPacketsOfSeveralFlits() {
        Simulation flits = torus(2, 4, "tornado").parameter("flits", 5).parameter("buffer", 7);
        InterconnectRuns.requireToDrain(flits.until("100us"), 20);
    }

    /** With many packets of all distances the mean latency at a low load is that of the formula, but for a few that wait. */
    @Test
    void shouldApproachTheLatencyOfTheFormulaAtALowLoad() {
        SimulationResult result =
                torus(2, 4, "uniform").parameter("load", 0.01).until("100us").run();
        double theory = result.value("latency.zero-load");
        assertEquals(theory, result.value("latency", "mean"), 0.02 * theory);
        assertEquals(result.value("hops.zero-load"), result.value("hops", "mean"), 0.1);
    }

    @ParameterizedTest
    @CsvSource({"1, 16, uniform, 0.46875", "1, 8, tornado, 0.3333333333333333", "2, 4, diagonal, 1"})
    void shouldCarryWhatItsLinksAllow(int dimensions, int side, String traffic, double bound) {
        InterconnectRuns.requireLoadNearBound(torus(dimensions, side, traffic), bound);
    }

    @ParameterizedTest
    @CsvSource({"uniform, 1", "tornado, 1", "diagonal, 3"})
    void shouldDeliverEverything(String traffic, int buffer) {
        InterconnectRuns.requireToDrain(
                torus(2, 4, traffic).parameter("buffer", buffer).until("100us"), 20);
    }

    /** The checks see what the dateline prevents: without it all routers of a full ring wait for the next one for ever. */
    @Test
    void shouldNoticeADeadlock() {
        SimulationResult result = Simulation.of(RingWithoutDateline::new)
                .parameter("dimensions", 1)
                .parameter("side", 8)
                .parameter("traffic", "tornado")
                .parameter("buffer", 1)
                .parameter("load", 2.0)
                .parameter("messages", 20)
                .until("100us")
                .run();
        List<String> failed = result.failedChecks();
        assertEquals(2, failed.size(), failed::toString);
        assertTrue(failed.get(0).startsWith("progress: "), failed::toString);
        assertTrue(failed.get(1).startsWith("drained: "), failed::toString);
        assertEquals(0, result.pendingEvents());
    }

    @Test
    void shouldFailItsChecksWhenEventsOrCreditsAreMissing() {
        TorusModel model = new TorusModel();
        Map<String, String> given = Map.of("dimensions", "1", "side", "2");
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 2, 100, 7);
        report.merge(List.of(ReferenceBuilder.of(model, given, "1us").statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "events",
                        "7 events pending, expected 0: 0 packets and 0 credits on links, 0 of sources and ports",
                        "credits",
                        "0 places in buffers: 0 credits, 0 flits, 0 credits on links; expected 160; 0 credits out of"
                                + " bounds"),
                report.failedChecks());
    }

    private static Simulation torus(int dimensions, int side, String traffic) {
        return Simulation.of(TorusModel::new)
                .parameter("dimensions", dimensions)
                .parameter("side", side)
                .parameter("traffic", traffic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "side | 1 | --side=1 is out of bounds: expected from 2 to 1024",
                "side | 1024 | --side=1024 with --dimensions=3 are 1073741824 routers: expected at most 16777216, give a"
                        + " smaller side or fewer dimensions",
                "side-2 | 1 | --side-2=1 is a ring of one router: expected at least 2, or 0 for --side",
                "side-4 | 8 | --side-4=8 with --dimensions=3 is a side of no dimension: leave it out, or give more"
                        + " dimensions",
                "rate | 1e15 | --rate=1.0E15 sends a packet of 1 bytes in less than half a picosecond: give a lower rate or"
                        + " a larger --packet-size",
                "link-delay | 2s | --link-delay=2s is out of bounds: expected from 0s to 1s",
                "flits | 17 | --buffer=16 has no room for a packet of --flits=17: expected at least 17, for a packet goes on"
                        + " only where all of it has room",
                "load | 0 | --load=0 is out of bounds: expected from 1.0E-6 to 10.0",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        Map<String, String> given = name.equals("rate") ? Map.of(name, value, "packet-size", "1") : Map.of(name, value);
        InterconnectRuns.requireRefusal(new TorusModel(), given, message);
    }

    @Test
    void shouldRejectATornadoThatSendsNothing() {
        InterconnectRuns.requireRefusal(
                new TorusModel(),
                Map.of("side", "2", "traffic", "tornado"),
                "--side=2 with --traffic=tornado sends nothing: expected a side of at least 3");
    }
}
