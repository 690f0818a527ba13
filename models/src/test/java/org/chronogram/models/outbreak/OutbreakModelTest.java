package org.chronogram.models.outbreak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chronogram.junit.Layouts;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.Agreement;
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

class OutbreakModelTest {
    private static final String END = "60";

    private final Simulation oneTown = Simulation.of(OutbreakModel::new)
            .parameter("regions", 1)
            .parameter("locations", 1)
            .parameter("people", 2_000)
            .parameter("cases", 100);

    static Stream<Map<String, String>> outbreaks() {
        return Stream.of(
                Map.of("regions", "1", "locations", "1", "people", "40"),
                Map.of("regions", "3", "locations", "4", "people", "20", "cases", "20"),
                Map.of("regions", "5", "locations", "1", "people", "20", "near", "0.2", "reach", "1"),
                Map.of("regions", "2", "locations", "3", "people", "30", "latent", "0", "incubating", "0", "stay", "1"),
                Map.of("regions", "2", "locations", "3", "people", "30", "abroad", "1", "infectious", "0"));
    }

    @ParameterizedTest
    @MethodSource("outbreaks")
    void shouldAccountForEveryoneOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new OutbreakModel(), given, END, 7);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(Set.of("people", "infections"), report.passedChecks().keySet());
        assertEquals(ReferenceEngine.run(OutbreakModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnThreads() {
        SimulationResult result = Layouts.assertSameResults(
                Simulation.of(OutbreakModel::new)
                        .parameter("regions", 4)
                        .parameter("locations", 3)
                        .parameter("people", 30)
                        .parameter("cases", 5)
                        .until(END),
                2,
                3);
        assertEquals(List.of(), result.failedChecks());
        assertTrue(result.count(OutbreakStatistics.INFECTIONS) > 50);
    }

    /** Only with one stage it is the model SIR, only with two SEIR. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 20", "3, 0, 0, 30", "2, 1, 0.4, 40"})
    void shouldFollowTheDifferentialEquationsWhereAllAreMixed(
            String latent, String incubating, String share, String end) {
        Simulation simulation = oneTown.parameter("latent", latent)
                .parameter("incubating", incubating)
                .parameter("asymptomatic-share", share)
                .until(end);
        Agreement agreement = Agreement.of(simulation);
        agreement.requireTheoryOf("share.infected");
        agreement.requireTheoryOf("share.recovered");
        agreement.requireTheoryOf("share.ill");
    }

    @Test
    void shouldReportTheoryOnlyWhereAllAreMixed() {
        SimulationResult result = oneTown.parameter("regions", 2)
                .parameter("people", 300)
                .until("5")
                .run();
        assertFalse(result.names().contains("share.infected.theory"));
        SimulationResult separate = oneTown.parameter("regions", 2)
                .parameter("people", 300)
                .parameter("case-regions", 2)
                .parameter("stay", 0)
                .until("5")
                .run();
        assertTrue(separate.names().contains("share.infected.theory"));
    }

    @Test
    void shouldKeepItsChecksWhereStatisticsBeginLater() {
        SimulationResult result = Simulation.of(OutbreakModel::new)
                .parameter("regions", 2)
                .warmUp("20")
                .until(END)
                .run();
        assertEquals(List.of(), result.failedChecks());
    }

    @Test
    void shouldFailItsChecksWhenSomebodyIsMissing() {
        OutbreakModel model = new OutbreakModel();
        Map<String, String> given = Map.of("regions", "1", "locations", "1", "people", "6", "cases", "2");
        ReferenceBuilder builder = ReferenceBuilder.of(model, given, END);
        builder.statistics().counter(OutbreakStatistics.SUSCEPTIBLE_AT_END).add(3);
        builder.statistics().counter(OutbreakStatistics.ILL_AT_END).add(2);
        builder.statistics().counter(OutbreakStatistics.EVENTS_AT_END).add(3);
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 1, 0, 3);
        report.merge(List.of(builder.statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "people",
                        "5 people at locations, 0 travelling, and 3 events pending, expected 6 people in all and 3 events",
                        "infections",
                        "3 people never infected and 2 infected, expected 6 in all"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regions | 0       | --regions=0 is out of bounds: expected from 1 to 100000",
                "people  | 9000000 | --people=9000000 in each of 16 locations of 16 regions are 2304000000 people: expected"
                        + " at most 2147483647, give fewer people, locations or regions",
                "cases   | 101     | --cases=101 is more than the people of a location: expected at most --people=100",
                "near    | 0.5     | --near=0.5 day is longer than --far=0.4 day: give a shorter --near or a longer --far",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        OutbreakModel model = new OutbreakModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"erdos-renyi", "barabasi-albert", "watts-strogatz"})
    void shouldTravelInARandomGraph(String graph) {
        Map<String, String> given =
                Map.of("regions", "3", "locations", "6", "people", "20", "graph", graph, "degree", "4");
        RecordedReport report = KernelRun.run(new OutbreakModel(), given, END, 7);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(ReferenceEngine.run(OutbreakModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    /** Where people change places far more often than they fall ill, all are mixed, whoever is linked with whom. */
    @ParameterizedTest
    @CsvSource({"barabasi-albert", "watts-strogatz"})
    void shouldInfectAsManyAsAmongMixedPeople(String graph) {
        SimulationResult result = Simulation.of(OutbreakModel::new)
                .parameter("regions", 1)
                .parameter("locations", 20)
                .parameter("cases", 5)
                .parameter("graph", graph)
                .parameter("stay", "0.4")
                .parameter("near", "0.01")
                .parameter("far", "0.05")
                .until("100")
                .run();
        assertEquals(List.of(), result.failedChecks());
        assertEquals(result.value("share.infected.mixed"), result.value("share.infected"), 0.06);
    }

    @Test
    void shouldRefuseAGraphThatCannotBe() {
        Map<String, String> given = Map.of("regions", "1", "locations", "8", "graph", "erdos-renyi");
        assertEquals(
                "--degree=8 with 8 locations: a random graph needs an even degree, more locations than that, and at most"
                        + " 1000000 locations",
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(new OutbreakModel(), given, END))
                        .getMessage());
    }
}
