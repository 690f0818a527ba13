package org.chronogram.models.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueueingModelTest {
    private static final int SEEDS = 10;
    private static final int SEVERAL_SEEDS = 60;
    private static final int MANY_SEEDS = 1000;

    /** Nobody goes from a single station to another: the longer that would take, the fewer steps the engine makes. */
    private static final String FAR = "100s";

    private static final List<String> ESTIMATES =
            List.of("customers", "sojourn", "throughput", "utilisation", "waiting-probability");

    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of("transient", "0"),
                Map.of("transient", "77ms", "batches", "7"),
                Map.of("stations", "1", "leave", "0.5", "utilisation", "0.6"),
                Map.of("stations", "12", "leave", "0.3"),
                Map.of("stations", "5", "transfer", "2s", "leave", "0.5", "service", "300ms"));
    }

    private static RecordedReport reference(Map<String, String> given, String end, long seed) {
        return ReferenceEngine.run(QueueingModel::new, given, end, seed);
    }

    private static RecordedReport stopped(Map<String, String> given, String end, String stop) {
        return ReferenceEngine.of(QueueingModel::new, given, end, 1, lp -> new ReferenceStream(1, 0, lp))
                .stopAt(stop)
                .run();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldAccountForEveryCustomer(Map<String, String> given) {
        RecordedReport report = reference(given, "2000s", 1);
        assertEquals(Map.of(), report.failedChecks());
        assertTrue(report.passedChecks().containsKey("customers"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new QueueingModel(), given, "2000s", 7);
        assertEquals(reference(given, "2000s", 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions() {
        Map<String, String> given = Map.of("stations", "10", "leave", "0.4");
        RecordedReport three = ReferenceEngine.of(
                        QueueingModel::new, given, "2000s", 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(reference(given, "2000s", 5).fingerprint(), three.fingerprint());
    }

    /** Each measure, averaged over independent runs, agrees with theory at the 99 % level. */
    @ParameterizedTest
    @CsvSource({"0.5, 300000s", "0.8, 300000s", "0.95, 1500000s"})
    void shouldAgreeWithTheoryOfOneQueue(String utilisation, String end) {
        Map<String, String> given = Map.of("utilisation", utilisation, "transient", "5000s", "transfer", FAR);
        assertAgreesWithTheory(runs(given, end));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "4, 0.4", "10, 0.25"})
    void shouldAgreeWithTheoryOfNetworksWithFeedback(String stations, String leave) {
        Map<String, String> given =
                Map.of("stations", stations, "leave", leave, "utilisation", "0.7", "transfer", "3s");
        assertAgreesWithTheory(runs(given, "20000s"));
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.8"})
    void shouldCoverTheoryWithTheConfidenceIntervalOfASingleRun(String utilisation) {
        int[] covered = runsThatCoverTheory(utilisation, SEVERAL_SEEDS);
        String counts = ESTIMATES + " " + Arrays.toString(covered);
        assertTrue(Arrays.stream(covered).allMatch(count -> count >= 0.85 * SEVERAL_SEEDS), counts);
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"0.5", "0.8", "0.9"})
    void shouldCoverTheoryInNineteenOfTwentyRuns(String utilisation) {
        int[] covered = runsThatCoverTheory(utilisation, MANY_SEEDS);
        String counts = ESTIMATES + " " + Arrays.toString(covered);
        assertTrue(Arrays.stream(covered).allMatch(count -> count >= 930 && count <= 970), counts);
    }

    /** For each estimate, the number of runs whose confidence interval holds the theoretical value. */
    private static int[] runsThatCoverTheory(String utilisation, int seeds) {
        int[] covered = new int[ESTIMATES.size()];
        for (int seed = 1; seed <= seeds; seed++) {
            Map<String, String> given = Map.of("utilisation", utilisation, "transfer", FAR);
            RecordedReport run = KernelRun.run(new QueueingModel(), given, "100000s", seed);
            Arrays.setAll(covered, i -> covered[i] + (covers(run, ESTIMATES.get(i)) ? 1 : 0));
        }
        return covered;
    }

    private static boolean covers(RecordedReport run, String name) {
        return Math.abs(run.valueOf(name) - run.valueOf(name + ".theory")) <= run.halfWidthOf(name);
    }

    private static List<RecordedReport> runs(Map<String, String> given, String end) {
        return IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> KernelRun.run(new QueueingModel(), given, end, seed))
                .toList();
    }

    private static void assertAgreesWithTheory(List<RecordedReport> runs) {
        double quantile = TDistribution.of(SEEDS - 1).inverseSurvivalProbability(0.005);
        for (String name : ESTIMATES) {
            double[] values =
                    runs.stream().mapToDouble(run -> run.valueOf(name)).toArray();
            double mean = IntStream.range(0, SEEDS).mapToDouble(i -> values[i]).sum() / SEEDS;
            double squares = IntStream.range(0, SEEDS)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .sum();
            double halfWidth = quantile * Math.sqrt(squares / (SEEDS - 1) / SEEDS);
            assertEquals(runs.get(0).valueOf(name + ".theory"), mean, halfWidth, name);
        }
    }

    @Test
    void shouldReportTheFormulasOfTheTextbook() {
        RecordedReport report = reference(Map.of("utilisation", "0.75", "service", "2s"), "5000s", 1);
        assertEquals(3, report.valueOf("customers.theory"), 1e-12);
        assertEquals(8, report.valueOf("sojourn.theory"), 1e-12);
        assertEquals(0.375, report.valueOf("throughput.theory"), 1e-12);
        assertEquals(0.75, report.valueOf("utilisation.theory"), 1e-12);
        assertEquals(0.75, report.valueOf("waiting-probability.theory"), 1e-12);
    }

    @Test
    void shouldMeasureAllBatchesForTheSameTimeAfterTheWarmUp() {
        RecordedReport report = reference(Map.of("stations", "3", "transient", "100s", "batches", "7"), "800s", 1);
        StatisticSet statistics = report.statistics();
        for (int batch = 0; batch < 7; batch++) {
            assertEquals(
                    3 * 100_000_000_000L, statistics.counterArray("batch.time").count(batch));
        }
        assertEquals(7, report.valueOf("batches.complete"));
    }

    @Test
    void shouldLeaveOutBatchesThatAStoppedRunDidNotComplete() {
        Map<String, String> given = Map.of("transient", "0", "batches", "10");
        RecordedReport stopped = stopped(given, "10000s", "4500s");
        assertEquals(4, stopped.valueOf("batches.complete"));
        assertEquals(Map.of(), stopped.failedChecks());
        RecordedReport four = reference(Map.of("transient", "0", "batches", "4"), "4000s", 1);
        assertEquals(four.valueOf("customers"), stopped.valueOf("customers"));
    }

    @Test
    void shouldGiveNoEstimatesWithoutTwoCompleteBatches() {
        RecordedReport stopped = stopped(Map.of(), "100000s", "2000s");
        assertFalse(stopped.results().containsKey("customers"));
        assertEquals(Map.of(), stopped.failedChecks());
    }

    @Test
    void shouldFailItsCheckWhenACustomerIsMissing() {
        QueueingModel model = new QueueingModel();
        RecordedReport report = new RecordedReport(
                ParameterValues.parse(model, Map.of("stations", "5")), model.timeBase(), 1, 5, 100, 6);
        report.merge(List.of(ReferenceBuilder.of(model, Map.of(), "2000s").statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "customers",
                        "6 events pending, expected 5: one for each customer inside and one for the next"
                                + " arrival at each station"),
                report.failedChecks());
    }

    @Test
    void shouldDeclareTheTransferTimeAsLookahead() {
        QueueingModel model = new QueueingModel();
        assertEquals(
                250_000_000,
                ReferenceBuilder.of(model, Map.of("transfer", "250ms"), "2000s").lookahead());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stations    | 0     | --stations=0 is out of bounds: expected at least 1",
                "utilisation | 1     | --utilisation=1 is out of bounds: expected from 0.01 to 0.99",
                "leave       | 0     | --leave=0 is out of bounds: expected from 0.01 to 1.0",
                "service     | 1ns   | --service=1ns is out of bounds: expected at least 0.000001s",
                "batches     | 1     | --batches=1 is out of bounds: expected from 2 to 10000",
                "transient   | 2000s | --transient=2000s leaves nothing to measure: the run ends at 2000s,"
                        + " give a shorter transient or a later end",
                "transient   | 1999.999999995s | --batches=10 leaves less than a tick per batch: from the warm-up to the"
                        + " end there are 5 ticks, give fewer batches or a later end",
                "stations    | 1000000000 | --stations=1000000000 with batches of 100000000000 ticks is too much to count:"
                        + " stations x customers x ticks of a batch must stay below 2^63, give fewer stations, more"
                        + " batches, or an earlier end",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        Map<String, String> given = Map.of(name, value);
        QueueingModel model = new QueueingModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, given, "2000s"));
        assertEquals(message, e.getMessage());
    }
}
