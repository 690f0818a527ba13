package org.chronogram.models.sandpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chronogram.junit.Layouts;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.KernelRun;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandpileModelTest {
    private static final String END = "1h";

    private final Simulation small =
            Simulation.of(SandpileModel::new).parameter("side", 12).until(END);

    static Stream<Map<String, String>> piles() {
        return Stream.of(
                Map.of("side", "1", "grains", "9"),
                Map.of("side", "8", "drop", "random", "min-fall", "0"),
                Map.of("side", "11", "drop", "centre", "grains", "400", "min-fall", "20ms"),
                Map.of("side", "9", "grains", "7"));
    }

    @ParameterizedTest
    @MethodSource("piles")
    void shouldEndAsThePileThatIsComputedDirectly(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new SandpileModel(), given, END, 7);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(Set.of("grains", "pile"), report.passedChecks().keySet());
        assertEquals(0, report.pendingEvents());
        assertEquals(ReferenceEngine.run(SandpileModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5s", "1s", "2s", "4s"})
    void shouldKeepItsChecksBeforeThePileIsAtRest(String end) {
        SimulationResult result = small.until(end).run();
        assertEquals(List.of(), result.failedChecks());
        assertTrue(result.pendingEvents() > 0);
    }

    /** The seed decides about the order of topplings only. */
    @Test
    void shouldEndInTheSameStateInAnyOrder() {
        SimulationResult one = small.run();
        SimulationResult other = small.seed(2).parameter("fall", "3s").run();
        assertEquals(one.count(SandpileStatistics.STATE_HASH), other.count(SandpileStatistics.STATE_HASH));
        assertEquals(one.events(), other.events());
        assertNotEquals(one.digest(), other.digest());
    }

    @Test
    void shouldGiveTheSameResultsOnThreads() {
        SimulationResult result = Layouts.assertSameResults(small.parameter("drop", "random"));
        assertEquals(List.of(), result.failedChecks());
    }

    @Test
    void shouldKeepItsChecksWhereStatisticsBeginLater() {
        assertEquals(List.of(), small.warmUp("2s").run().failedChecks());
    }

    @Test
    void shouldFailItsChecksWhenACellIsNotWhatItShouldBe() {
        SandpileModel model = new SandpileModel();
        Map<String, String> given = Map.of("side", "2");
        ReferenceBuilder builder = ReferenceBuilder.of(model, given, END);
        builder.statistics().counterArray(SandpileStatistics.DROPPED).add(2, 5);
        builder.statistics().counterArray(SandpileStatistics.HEIGHTS).add(2, 5);
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 4, 4, 0);
        report.merge(List.of(builder.statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "grains",
                        "5 grains on cells, 0 on the way, 0 lost, and 5 landed in 4 events, expected 5 grains in all and one"
                                + " event for each that landed",
                        "pile",
                        "cell 0 has 0 grains after 0 topplings; the pile computed directly has 1 after 0; expected as in"
                                + " the pile computed directly"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "side     | 0     | --side=0 is out of bounds: expected from 1 to 1000",
                "grains   | 0     | --grains=0 is out of bounds: expected from 1 to 1000000000",
                "grains   | 1000000000 | --grains=1000000000 with --side=64 can need 1e+15 topplings: expected at most 1e+11,"
                        + " give fewer grains or a smaller side",
                "interval | 0     | --interval=0 is out of bounds: expected at least 0.000001s",
                "fall     | 0     | --fall=0 is out of bounds: expected at least 0.000001s",
                "fall     | 9ms   | --min-fall=0.01s is longer than --fall=0.009s: the mean includes the smallest time, give"
                        + " a shorter --min-fall or a longer --fall",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        SandpileModel model = new SandpileModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }
}
