package org.chronogram.models.pcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.Agreement;
import org.chronogram.models.KernelRun;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PcsModelTest {
    private static final String END = "400s";

    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of("columns", "1", "rows", "1"),
                Map.of("columns", "3", "rows", "4", "hops", "0", "channels", "5"),
                Map.of("columns", "5", "rows", "2", "portables", "15", "channels", "3", "hops", "1", "transit", "30s"),
                Map.of("columns", "3", "rows", "3", "portables", "15", "channels", "4", "transit", "0"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldAccountForEveryPortableAndCall(Map<String, String> given) {
        RecordedReport report = ReferenceEngine.run(PcsModel::new, given, END, 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(Set.of("portables", "calls"), report.passedChecks().keySet());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new PcsModel(), given, END, 7);
        assertEquals(ReferenceEngine.run(PcsModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions(Map<String, String> given) {
        RecordedReport three = ReferenceEngine.of(PcsModel::new, given, END, 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(ReferenceEngine.run(PcsModel::new, given, END, 5).fingerprint(), three.fingerprint());
    }

    /** Where nobody moves, cells are Engset loss systems: with few sources, with few channels, and nearly Erlang's. */
    @ParameterizedTest
    @CsvSource({"50, 12, 200s, 50s", "4, 2, 100s, 50s", "10, 1, 300s, 20s", "200, 5, 4000s, 80s"})
    void shouldBlockAsEngsetSays(String portables, String channels, String interval, String duration) {
        Simulation simulation = Simulation.of(PcsModel::new)
                .parameter("columns", 5)
                .parameter("rows", 2)
                .parameter("hops", 0)
                .parameter("portables", portables)
                .parameter("channels", channels)
                .parameter("call-interval", interval)
                .parameter("call-duration", duration);
        Agreement agreement = Agreement.of(simulation.warmUp("1000s").until("5000s"));
        agreement.requireTheoryOf("blocking");
        agreement.requireTheoryOf("channels.busy-per-cell");
    }

    @Test
    void shouldReportTheoryOnlyWhereNobodyMoves() {
        Map<String, String> given = Map.of("columns", "3", "rows", "3");
        assertFalse(ReferenceEngine.run(PcsModel::new, given, END, 1).results().containsKey("blocking.theory"));
    }

    @Test
    void shouldTakeCallsAlongAndDropSome() {
        SimulationResult result = Simulation.of(PcsModel::new)
                .parameter("columns", 5)
                .parameter("rows", 5)
                .parameter("channels", 9)
                .warmUp("300s")
                .until("1000s")
                .run();
        assertEquals(List.of(), result.failedChecks());
        assertTrue(result.count(PcsStatistics.HANDOFFS) > 1000);
        assertTrue(result.count(PcsStatistics.DROPPED) > 100);
        assertTrue(result.count(PcsStatistics.ENDED_IN_TRANSIT) > 10);
    }

    @Test
    void shouldFailItsCheckWhenAPortableIsMissing() {
        PcsModel model = new PcsModel();
        Map<String, String> given = Map.of("columns", "1", "rows", "1", "portables", "6");
        RecordedReport report =
                new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 1, 100, 10);
        report.merge(List.of(ReferenceBuilder.of(model, given, END).statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "portables",
                        "0 portables in cells, 0 between cells, and 10 events pending, expected 6 portables in all and 0"
                                + " events"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns       | 0       | --columns=0 is out of bounds: expected at least 1",
                "portables     | 0       | --portables=0 is out of bounds: expected from 1 to 1000000",
                "portables     | 1000000 | --portables=1000000 in each of 10000 cells are 10000000000 portables: expected at"
                        + " most 2147483647, give fewer portables, columns or rows",
                "channels      | 0       | --channels=0 is out of bounds: expected at least 1",
                "hops          | 11      | --hops=11 is out of bounds: expected from 0 to 10",
                "call-interval | 0       | --call-interval=0 is out of bounds: expected at least 0.000001s",
                "call-duration | 0       | --call-duration=0 is out of bounds: expected at least 0.000001s",
                "move-interval | 0       | --move-interval=0 is out of bounds: expected at least 0.000001s",
                "transit       | 9223372036s | --transit=9223372036s after --end=400s is beyond the largest time,"
                        + " 9223372036.854775807s: give an earlier end or a shorter time",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        PcsModel model = new PcsModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }
}
