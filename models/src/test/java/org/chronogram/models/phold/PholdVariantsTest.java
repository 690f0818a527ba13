package org.chronogram.models.phold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronogram.junit.Layouts;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.Agreement;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PholdVariantsTest {
    private final Simulation small =
            Simulation.of(PholdModel::new).parameter("lps", 100).until("25");

    static Stream<Arguments> variants() {
        return Stream.of(
                Arguments.of(Map.of("skew", "0.05"), List.of("lp-0", "destinations")),
                Arguments.of(Map.of("hot", "0.3"), List.of("lp-0", "destinations")),
                Arguments.of(Map.of("skew", "0.02", "hot", "0.1"), List.of("lp-0", "destinations")),
                Arguments.of(Map.of("locality", "normal", "distance", "2.5"), List.of("distances")),
                Arguments.of(Map.of("locality", "geometric", "distance", "30"), List.of("distances")),
                Arguments.of(Map.of("payload", "99", "payload-mix", "uniform"), List.of("lengths")),
                Arguments.of(Map.of("payload", "200", "payload-mix", "bimodal"), List.of("lengths")),
                Arguments.of(Map.of("grid", "0.05"), List.of()),
                Arguments.of(Map.of("grid", "0.1", "mean", "0.1"), List.of()),
                Arguments.of(Map.of("stagger", "30"), List.of()),
                Arguments.of(Map.of("stagger", "200", "grid", "0.1", "start-events", "20"), List.of()));
    }

    /** The checks compare means with those of the distributions, so a run that passes them agrees with these. */
    @ParameterizedTest
    @MethodSource("variants")
    void shouldAgreeWithTheirDistributionsOnAllLayouts(Map<String, String> given, List<String> checks) {
        RecordedReport report = ReferenceEngine.run(PholdModel::new, given, "25", 3);
        assertEquals(Map.of(), report.failedChecks());
        assertTrue(report.passedChecks().keySet().containsAll(checks), () -> report.passedChecks() + " of " + checks);
        Simulation simulation = small;
        for (Map.Entry<String, String> entry : given.entrySet()) {
            simulation = simulation.parameter(entry.getKey(), entry.getValue());
        }
        assertEquals(List.of(), Layouts.assertSameResults(simulation, 3).failedChecks());
    }

    @ParameterizedTest
    @CsvSource({"0.02, 1, 4", "0.1, 0.25, 1"})
    void shouldTieAsManyEventsAsExpected(String grid, String remote, String startEvents) {
        Simulation simulation = small.parameter("grid", grid)
                .parameter("remote", remote)
                .parameter("start-events", startEvents)
                .parameter("stagger", "1");
        Agreement.of(simulation.warmUp("10").until("60")).requireTheoryOf("events.tied.share");
    }

    @Test
    void shouldKeepTheMeanDelayOnAGrid() {
        SimulationResult result =
                small.parameter("lps", 4000).parameter("grid", "0.1").run();
        assertEquals(1, result.events() / result.value("events.expected"), 0.01);
    }

    @Test
    void shouldPutOffFirstEvents() {
        SimulationResult result =
                small.parameter("lps", 4000).parameter("stagger", "50").run();
        // Half of the chains begin before the end, in the middle of the run on average.
        assertEquals(4000 / 2 * 12.5, result.value("events.expected"), 1);
        assertEquals(1, result.events() / result.value("events.expected"), 0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 60})
    void shouldKnowTheMomentsOfDistances(double distance) {
        assertEquals(distance, Locality.GEOMETRIC.moment(1, distance), 1e-9 * distance);
        assertEquals(distance * (1 + 2 * distance), Locality.GEOMETRIC.moment(2, distance), 1e-9 * distance * distance);
        assertEquals(1, Locality.NORMAL.moment(0, distance) + Locality.NORMAL.shareOf(0, distance), 1e-9);
    }

    @Test
    void shouldFailItsCheckWhenDestinationsAreOthers() {
        PholdModel model = new PholdModel();
        Map<String, String> given = Map.of("lps", "10", "hot", "0.5");
        ReferenceBuilder builder = ReferenceBuilder.of(model, given, "1");
        for (int draw = 0; draw < 10_000; draw++) {
            builder.statistics().tally(Destinations.DRAWN_LPS).record(draw % 10);
        }
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 10, 0, 10);
        report.merge(List.of(builder.statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "lp-0",
                        "mean share of LP 0 in the draws of 10000 is 0.00000, expected 0.550000 +/- 0.030",
                        "destinations",
                        "mean destination of 10000 is 4.50000, expected 2.25000 +/- 0.18"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skew=1.1      | --skew=1.1 is out of bounds: expected from 0.0 to 1.0",
                "hot=-0.1      | --hot=-0.1 is out of bounds: expected from 0.0 to 1.0",
                "distance=0    | --distance=0 is out of bounds: expected from 0.01 to 100000.0",
                "grid=0.07     | --lookahead=0.1 unit is not on the grid of --grid=0.07 unit: expected a multiple of it,"
                        + " for example --lookahead=0.14 unit",
                "hot=0.1 locality=normal | --skew or --hot together with --locality: destinations are drawn by their share"
                        + " or by their distance, give one of the two",
                "payload-mix=uniform | --payload-mix=uniform without a payload: give the largest length with --payload",
            })
    void shouldRejectValuesThatCannotBe(String settings, String message) {
        Map<String, String> given = Stream.of(settings.split(" "))
                .map(setting -> setting.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(new PholdModel(), given, "1"));
        assertEquals(message, e.getMessage());
    }
}
