package org.chronogram.models.lapdes;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class LaPdesModelTest {
    private static final String END = "50";

    private final Simulation small = Simulation.of(LaPdesModel::new)
            .parameter("entities", 40)
            .parameter("sends", 100)
            .parameter("list", 20)
            .until(END);

    static Stream<Map<String, String>> loads() {
        return Stream.of(
                Map.of("entities", "1", "list", "0"),
                Map.of("entities", "40", "sends", "50", "p-send", "0.1", "send-order", "rising", "queue", "0.5"),
                Map.of(
                        "entities",
                        "40",
                        "sends",
                        "10",
                        "during",
                        "9.5",
                        "p-receive",
                        "1",
                        "deviation",
                        "1",
                        "active",
                        "0.1"),
                Map.of("entities", "30", "sends", "20", "p-list", "0.2", "operations", "7", "delay", "0"),
                Map.of("entities", "2000", "sends", "0.1", "p-send", "0.5", "list", "3"));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void shouldSendAndReceiveAsExpectedOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new LaPdesModel(), given, END, 7);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(
                Set.of("events", "sends", "receives"), report.passedChecks().keySet());
        assertEquals(ReferenceEngine.run(LaPdesModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnThreads() {
        SimulationResult result = Layouts.assertSameResults(
                small.parameter("p-send", 0.1)
                        .parameter("receive-order", "rising")
                        .parameter("p-receive", 0.05),
                3);
        assertEquals(List.of(), result.failedChecks());
    }

    /** The sends of an entity are a Poisson process, whatever is scheduled ahead, so times between them are exponential. */
    @Test
    void shouldSendAsOftenHoweverManySendsAreScheduledAhead() {
        SimulationResult ahead = small.parameter("queue", 1.0).run();
        assertEquals(List.of(), ahead.failedChecks());
        assertEquals(4_000, ahead.value("sends", "sum"), 6 * Math.sqrt(4_000));
        assertTrue(ahead.pendingEvents() > 4_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.1, 0.1, 0.2", "0.1, 0.3, 0.2"})
    void shouldDoTheOperationsOfTheEntitiesThatReceive(double receive, double list, double deviation) {
        SimulationResult result = small.parameter("p-receive", receive)
                .parameter("p-list", list)
                .parameter("operations", 1000)
                .parameter("deviation", deviation)
                .run();
        double theory = result.value("operations.theory");
        assertEquals(theory, result.value("operations", "mean"), 0.15 * theory);
    }

    @Test
    void shouldDivideByTheSharesOfItsDistributions() {
        LaPdesModel model = new LaPdesModel();
        Map<String, String> given = Map.of(
                "entities",
                "3",
                "sends",
                "70",
                "p-send",
                "0.5",
                "queue",
                "0.1",
                "p-list",
                "0.5",
                "list-order",
                "rising",
                "list",
                "700",
                "operations",
                "1400",
                "p-receive",
                "0");
        LaPdesSettings settings = LaPdesSettings.of(ParameterValues.parse(model, given), 1_000);
        assertEquals(120, settings.meanSends(0), 1e-9);
        assertEquals(30, settings.meanSends(2), 1e-9);
        assertEquals(13, settings.sendsAhead(0));
        assertEquals(4, settings.sendsAhead(2));
        assertEquals(1_200, settings.listLength(2), 1);
        assertEquals(600, settings.meanOperations(0), 1e-9);
        assertEquals(1.0 / 3, settings.shareOfReceives(1), 1e-9);
    }

    @Test
    void shouldFailItsChecksWhenAnEntitySendsTooLittle() {
        LaPdesModel model = new LaPdesModel();
        Map<String, String> given = Map.of("entities", "2", "delay", "0");
        ReferenceBuilder builder = ReferenceBuilder.of(model, given, "1");
        builder.statistics().counterArray(LaPdesStatistics.SENDS).add(0, 1000);
        builder.statistics().counterArray(LaPdesStatistics.RECEIVES).add(0, 1000);
        builder.statistics().counterArray(LaPdesStatistics.RECEIVES).add(1, 1000);
        long end = model.timeBase().parse("1");
        RecordedReport report =
                new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), end, 2, 3000, 2);
        report.merge(List.of(builder.statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "events",
                        "1000 sends, 2000 receives and 2 events pending, expected 3000 sends and receives and -998 events"
                                + " pending: what was sent and not received, and 2 sends",
                        "sends",
                        "0 sends of entity 1, expected 1000.0 +/- 204.7; of all entities this one is the furthest from its"
                                + " mean"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entities  | 0       | --entities=0 is out of bounds: expected at least 1",
                "p-send    | 2       | --p-send=2 is out of bounds: expected from 0.0 to 1.0",
                "list      | 3000000 | --list=3000000 for each of 1000 entities are 3000000000 elements of 8 bytes: expected"
                        + " at most 2000000000, give shorter lists or fewer entities",
                "during    | 0.0001  | --sends=1000.0 are 1000 sends of the busiest entity in 0.0001 unit: expected at most one"
                        + " in 1000 ticks, give fewer sends, a longer --during, or a later --end where there is none",
                "sends     | 0       | --sends=0 is out of bounds: expected from 0.001 to 1.0E9",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        LaPdesModel model = new LaPdesModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }
}
