package org.chronogram.models.airport;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class AirportModelTest {
    private static final String END = "1500min";

    static Stream<Map<String, String>> airports() {
        return Stream.of(
                Map.of("columns", "1", "rows", "1"),
                Map.of("columns", "2", "rows", "3", "planes", "7", "min-flight", "200min"),
                Map.of("columns", "5", "rows", "4", "planes", "3", "min-flight", "0"));
    }

    @ParameterizedTest
    @MethodSource("airports")
    void shouldAccountForEveryPlane(Map<String, String> given) {
        RecordedReport report = ReferenceEngine.run(AirportModel::new, given, END, 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(Set.of("planes", "arrivals"), report.passedChecks().keySet());
    }

    @ParameterizedTest
    @MethodSource("airports")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new AirportModel(), given, END, 7);
        assertEquals(ReferenceEngine.run(AirportModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @ParameterizedTest
    @MethodSource("airports")
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions(Map<String, String> given) {
        RecordedReport three = ReferenceEngine.of(AirportModel::new, given, END, 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(ReferenceEngine.run(AirportModel::new, given, END, 5).fingerprint(), three.fingerprint());
    }

    /** The share of the time on the ground, averaged over independent runs, agrees with the renewal-reward theorem. */
    @ParameterizedTest
    @CsvSource({"50min, 200min, 1min", "30min, 10min, 10min", "100min, 100min, 20min"})
    void shouldSpendTheExpectedShareOfTheTimeOnTheGround(String ground, String flight, String leastFlight) {
        Simulation simulation = Simulation.of(AirportModel::new)
                .parameter("columns", 4)
                .parameter("rows", 3)
                .parameter("planes", 10)
                .parameter("ground", ground)
                .parameter("flight", flight)
                .parameter("min-flight", leastFlight);
        Agreement.of(simulation.warmUp("2000min").until("5000min")).requireTheoryOf("share.on-ground");
    }

    @Test
    void shouldKeepItsChecksWhereStatisticsBeginLater() {
        SimulationResult result = Simulation.of(AirportModel::new)
                .parameter("columns", 5)
                .warmUp("700min")
                .until(END)
                .run();
        assertEquals(List.of(), result.failedChecks());
    }

    @Test
    void shouldFailItsCheckWhenAPlaneIsMissing() {
        AirportModel model = new AirportModel();
        Map<String, String> given = Map.of("columns", "1", "rows", "1", "planes", "6");
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 1, 100, 5);
        report.merge(List.of(ReferenceBuilder.of(model, given, END).statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "planes",
                        "0 planes on the ground, 0 in the air and 5 events pending, expected 6 planes in all and one"
                                + " event for each of them"),
                report.failedChecks());
    }

    @Test
    void shouldSurviveDelaysThatWouldEndAfterTheLargestTime() {
        RecordedReport report = KernelRun.run(
                new AirportModel(),
                Map.of("columns", "2", "rows", "2", "ground", "9000000000s", "flight", "9000000000s"),
                "9000000000s",
                1);
        assertTrue(report.failedChecks().isEmpty(), () -> report.failedChecks().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns    | 0       | --columns=0 is out of bounds: expected at least 1",
                "rows       | -1      | --rows=-1 is out of bounds: expected at least 1",
                "rows       | 2000000000 | --columns=50 and --rows=2000000000 are 100000000000 LPs: expected at most"
                        + " 2147483647, give fewer columns or rows",
                "planes     | 0       | --planes=0 is out of bounds: expected from 1 to 1000000",
                "planes     | 1000000 | --planes=1000000 at each of 2500 airports are 2500000000 planes: expected at most"
                        + " 2147483647, give fewer planes, columns or rows",
                "ground     | 0       | --ground=0 is out of bounds: expected at least 0.000001s",
                "flight     | 0       | --flight=0 is out of bounds: expected at least 0.000001s",
                "flight     | 59s     | --min-flight=60s is longer than --flight=59s: the mean includes the smallest"
                        + " time, give a shorter --min-flight or a longer --flight",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        AirportModel model = new AirportModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }

    @Test
    void shouldRejectFlightsThatAreLongerThanTimesCanTell() {
        Map<String, String> given = Map.of("flight", "9000000000s", "min-flight", "9000000000s");
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> ReferenceBuilder.of(new AirportModel(), given, "1000000000s"));
        assertEquals(
                "--min-flight=9000000000s after --end=1000000000s is beyond the largest time, 9223372036.854775807s: give"
                        + " an earlier end or a shorter time",
                e.getMessage());
    }
}
