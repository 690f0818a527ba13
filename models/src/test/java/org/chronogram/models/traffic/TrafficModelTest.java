package org.chronogram.models.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

class TrafficModelTest {
    private static final String END = "1000s";

    private final Simulation small = Simulation.of(TrafficModel::new)
            .parameter("columns", 4)
            .parameter("rows", 3)
            .parameter("distance", 2);

    static Stream<Map<String, String>> roads() {
        return Stream.of(
                Map.of("columns", "1", "rows", "1"),
                Map.of("columns", "5", "rows", "2", "cars", "0", "utilisation", "0.9"),
                Map.of("columns", "4", "rows", "4", "cars", "25", "utilisation", "0", "distance", "100"),
                Map.of("columns", "4", "rows", "3", "road", "0", "distance", "1"));
    }

    @ParameterizedTest
    @MethodSource("roads")
    void shouldAccountForEveryCarOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new TrafficModel(), given, END, 7);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(
                Set.of("cars", "destinations", "blocks"), report.passedChecks().keySet());
        assertEquals(ReferenceEngine.run(TrafficModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnThreads() {
        assertEquals(List.of(), Layouts.assertSameResults(small.until(END), 3).failedChecks());
    }

    @Test
    void shouldLetAllCarsArriveWhereNoneBeginLater() {
        SimulationResult result =
                small.parameter("utilisation", 0.0).until("2h").run();
        assertEquals(0, result.pendingEvents());
        assertEquals(60, result.count(TrafficStatistics.ARRIVED));
        // Each start, and each block, is an event.
        assertEquals(60 + result.numbers(TrafficStatistics.EXITS).get("count").longValue(), result.events());
    }

    /** Nearly free flow, and queues: where a trip is half around the torus, and on longer ones, which come by several times. */
    @ParameterizedTest
    @CsvSource({"0.02, 2", "0.5, 2", "0.7, 4"})
    void shouldTakeAsLongAsTheoryOfQueuesSays(double utilisation, int distance) {
        Simulation simulation = small.parameter("utilisation", utilisation)
                .parameter("distance", distance)
                .parameter("cars", 0)
                .warmUp("2000s")
                .until(utilisation < 0.1 ? "40000s" : "8000s");
        Agreement agreement = Agreement.of(simulation);
        agreement.requireTheoryOf("exit-time");
        agreement.requireTheoryOf("trip-time");
        agreement.requireTheoryOf("utilisation");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void shouldKnowHowFarTripsGo(int most) {
        double sum = 0;
        double squares = 0;
        int trips = 0;
        for (int east = -most; east <= most; east++) {
            for (int south = -most; south <= most; south++) {
                int blocks = Math.abs(east) + Math.abs(south);
                sum += blocks;
                squares += blocks * blocks;
                trips += blocks > 0 ? 1 : 0;
            }
        }
        double mean = sum / trips;
        assertEquals(mean, new Distances(most).mean(), 1e-9);
        assertEquals(squares / trips - mean * mean, new Distances(most).variance(), 1e-9);
    }

    @Test
    void shouldFailItsChecksWhenCarsAreMissing() {
        TrafficModel model = new TrafficModel();
        Map<String, String> given = Map.of("columns", "2", "rows", "1", "distance", "1");
        ReferenceBuilder builder = ReferenceBuilder.of(model, given, END);
        builder.statistics().counter(TrafficStatistics.STARTED).add(5);
        builder.statistics().counter(TrafficStatistics.ARRIVED).add(2);
        builder.statistics().counter(TrafficStatistics.MISLED).add(1);
        for (int trip = 0; trip < 1_000; trip++) {
            builder.statistics().tally(TrafficStatistics.BLOCKS).record(1);
        }
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 2, 9, 4);
        report.merge(List.of(builder.statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "cars",
                        "5 cars started, 3 did not arrive, and 4 events are pending, expected 5: one for each car under way,"
                                + " and 2 for the next cars to start",
                        "destinations",
                        "1 cars ended elsewhere than at their destination, expected none",
                        "blocks",
                        "mean blocks of a trip of 1000 is 1.00000, expected 1.50000 +/- 0.095"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns     | 0       | --columns=0 is out of bounds: expected at least 1",
                "cars        | 1000000 | --cars=1000000 at each of 2500 intersections are 2500000000 cars: expected at most"
                        + " 2147483647, give fewer cars, columns or rows",
                "utilisation | 1       | --utilisation=1 is out of bounds: expected from 0.0 to 0.99",
                "distance    | 0       | --distance=0 is out of bounds: expected from 1 to 1000000",
                "crossing    | 0       | --crossing=0 is out of bounds: expected at least 0.000001s",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        TrafficModel model = new TrafficModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }
}
