package org.chronogram.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterModelTest {
    /** 1,000 events of 75 ns. */
    private static final double COMPUTING_US = 75;

    static Stream<Map<String, String>> settings() {
        return Stream.of(
                Map.of(),
                Map.of("cluster-workers", "1"),
                Map.of("cluster-workers", "1", "worker-threads", "5"),
                Map.of("cluster-workers", "9", "hosts", "2", "worker-threads", "3", "heaviest", "1.5"),
                Map.of("cluster-workers", "9", "hosts", "2", "pattern", "dissemination"),
                Map.of("cluster-workers", "13", "hosts", "3", "pattern", "tree", "events", "50"),
                Map.of("cluster-workers", "14", "hosts", "4", "pattern", "hierarchical", "jitter", "3"),
                Map.of("cluster-workers", "10", "hosts", "6", "pattern", "hierarchical", "host-cores", "1"),
                Map.of("cluster-workers", "24", "pattern", "neighbours", "neighbours", "4", "jitter", "2"),
                Map.of("cluster-workers", "24", "pattern", "neighbours", "neighbours", "2", "every", "1"),
                Map.of("cluster-workers", "3", "pattern", "neighbours", "neighbours", "8", "spread", "1"),
                Map.of("cluster-workers", "16", "neighbours", "6", "pattern", "tree", "network-datagram", "3"));
    }

    private static Map<String, String> without(Map<String, String> given) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "jitter",
                "0",
                "spread",
                "0",
                "loss-chance",
                "0",
                "slice-chance",
                "0",
                "remote",
                "0",
                "contention",
                "0"));
        settings.putAll(given);
        return settings;
    }

    private static RecordedReport reference(Map<String, String> given, String end, long seed) {
        return ReferenceEngine.run(ClusterModel::new, given, end, seed);
    }

    private static double meanStep(RecordedReport report) {
        assertEquals(Map.of(), report.failedChecks());
        return report.statistics().tally("step").mean();
    }

    private static double meanStep(Map<String, String> given) {
        return meanStep(KernelRun.run(new ClusterModel(), given, "20ms", 1));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldPassItsChecks(Map<String, String> given) {
        RecordedReport report = reference(given, "20ms", 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(
                List.of("datagrams", "steps"), List.copyOf(report.passedChecks().keySet()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new ClusterModel(), given, "10ms", 7);
        assertEquals(reference(given, "10ms", 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions() {
        Map<String, String> given = Map.of("cluster-workers", "10", "hosts", "2");
        RecordedReport three = ReferenceEngine.of(
                        ClusterModel::new, given, "10ms", 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(reference(given, "10ms", 5).fingerprint(), three.fingerprint());
    }

    /**
     * With 2 us to send and to receive and 5 us in a host a round takes 9 us; between hosts it takes 34 us. The expected
     * times are worked out by hand.
     */
    @ParameterizedTest
    @CsvSource({
        "all, 2, 1, 9",
        "all, 3, 1, 11",
        "all, 8, 1, 28",
        "all, 16, 1, 60",
        "all, 4, 4, 38",
        "dissemination, 2, 1, 9",
        "dissemination, 7, 1, 27",
        "dissemination, 8, 1, 27",
        "dissemination, 9, 1, 36",
        "dissemination, 16, 16, 136",
        "tree, 2, 1, 18",
        "tree, 4, 1, 36",
        "tree, 16, 1, 72",
        "tree, 8, 8, 204",
        "hierarchical, 2, 1, 18",
        "hierarchical, 8, 1, 30",
        "hierarchical, 16, 1, 60",
        "hierarchical, 6, 3, 86",
        "hierarchical, 12, 3, 90",
        "hierarchical, 5, 5, 102"
    })
    void shouldTakeAsLongAsTheFormulaSays(String pattern, int workers, int hosts, double exchangeUs) {
        RecordedReport report = KernelRun.run(
                new ClusterModel(),
                without(Map.of("pattern", pattern, "cluster-workers", workers + "", "hosts", hosts + "")),
                "100ms",
                1);
        double expectedUs = COMPUTING_US + exchangeUs;
        double stepsOfWorker = (double) report.statistics().tally("step").count() / workers;
        assertEquals(expectedUs, report.valueOf("step.formula"));
        assertEquals(expectedUs, meanStep(report), expectedUs / stepsOfWorker);
        assertEquals(
                expectedUs, report.statistics().histogram("step.percentiles").percentile(50), expectedUs / 1000);
        assertTrue(report.passedChecks().containsKey("formula"));
    }

    @ParameterizedTest
    @CsvSource({"9, 2, 11", "9, 4, 16", "300, 6, 24", "4, 8, 13"})
    void shouldTakeNoLongerWithNeighboursThanTheySendEachOther(int workers, int neighbours, double exchangeUs) {
        Map<String, String> given = Map.of(
                "pattern", "neighbours", "neighbours", neighbours + "", "cluster-workers", workers + "", "every", "0");
        Map<String, String> ownCores = new HashMap<>(without(given));
        ownCores.put("host-cores", workers + "");
        double expectedUs = COMPUTING_US + exchangeUs;
        assertEquals(expectedUs, meanStep(ownCores));
    }

    /** A dissemination among 64 workers is 6 datagrams to send and 6 to receive, 24 us, spread over 16 steps. */
    @Test
    void shouldHideALastingDisseminationBehindSteps() {
        Map<String, String> given = without(Map.of(
                "pattern",
                "neighbours",
                "neighbours",
                "4",
                "cluster-workers",
                "64",
                "host-cores",
                "64",
                "every",
                "16"));
        double bareUs = COMPUTING_US + 16;
        double stepUs = meanStep(given);
        assertTrue(bareUs < stepUs && stepUs <= bareUs + 24.0 / 16 + 0.5, () -> "mean step " + stepUs);
    }

    /** With a dissemination to be waited for in each step it is that of the pattern of this name, and more. */
    @Test
    void shouldWaitForADisseminationThatIsDueInEachStep() {
        Map<String, String> given = Map.of("cluster-workers", "16", "neighbours", "2");
        double disseminationUs = meanStep(without(with(given, "pattern", "dissemination")));
        double stepUs = meanStep(without(with(with(given, "pattern", "neighbours"), "every", "1")));
        assertTrue(disseminationUs < stepUs, () -> stepUs + " us, dissemination alone " + disseminationUs);
    }

    private static Map<String, String> with(Map<String, String> given, String name, String value) {
        Map<String, String> settings = new HashMap<>(given);
        settings.put(name, value);
        return settings;
    }

    @ParameterizedTest
    @CsvSource({
        "jitter, 2",
        "spread, 0.3",
        "loss-chance, 0.2",
        "slice-chance, 0.05",
        "remote, 1",
        "contention, 0.3",
        "heaviest, 1.5",
        "event-cost, 80ns",
        "worker-threads, 2",
        "network-latency, 40us",
        "host-cores, 2"
    })
    void shouldTakeLongerWithEachCost(String name, String value) {
        Map<String, String> given = without(Map.of("cluster-workers", "8", "hosts", "2"));
        double plainUs = meanStep(given);
        double costlyUs = meanStep(with(given, name, value));
        assertTrue(plainUs < costlyUs, () -> costlyUs + " us, without it " + plainUs);
    }

    @Test
    void shouldComputeForALognormalTime() {
        Map<String, String> given = without(Map.of("cluster-workers", "1", "spread", "0.4"));
        RecordedReport report = KernelRun.run(new ClusterModel(), given, "1s", 3);
        assertEquals(COMPUTING_US, meanStep(report), 0.01 * COMPUTING_US);
        double deviationUs = report.statistics().tally("step").standardDeviation();
        assertEquals(0.4 * COMPUTING_US, deviationUs, 0.03 * 0.4 * COMPUTING_US);
    }

    /** 10 % of the steps lose 20 to 80 us. */
    @Test
    void shouldLoseTheCoreAsOftenAsItIsTold() {
        Map<String, String> given =
                without(Map.of("cluster-workers", "1", "loss-chance", "0.1", "loss", "50us", "event-cost", "100ns"));
        RecordedReport report = KernelRun.run(new ClusterModel(), given, "1s", 3);
        assertEquals(105, meanStep(report), 0.5);
        assertEquals(100.0 / 105, report.valueOf("share.computing"), 0.005);
        assertEquals(5.0 / 105, report.valueOf("share.without-core"), 0.005);
        assertEquals(100.0 / 105, report.valueOf("speedup"), 0.005);
        assertEquals(1000 / 105e-6, report.valueOf("rate"), 0.005 * 1000 / 105e-6);
    }

    @Test
    void shouldSplitTheWorkAmongThreads() {
        RecordedReport report = KernelRun.run(
                new ClusterModel(),
                without(Map.of("cluster-workers", "1", "worker-threads", "4", "ring-latency", "0", "ring-cost", "0")),
                "10ms",
                1);
        assertEquals(4, report.valueOf("speedup"), 1e-9);
        assertEquals(1, report.valueOf("share.computing"), 1e-9);
    }

    @Test
    void shouldReportNoStepWhereNoneHasEnded() {
        RecordedReport report = reference(Map.of(), "1ns", 1);
        assertEquals(Map.of(), report.failedChecks());
        assertFalse(report.results().containsKey("rate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts | 3 | --hosts=3 is more than the 2 workers",
                "neighbours | 3 | --neighbours=3 is odd",
                "pattern | neighbours | --pattern=neighbours with --neighbours=0",
                "pattern | ring | expected one of all, dissemination, tree, hierarchical, neighbours"
            })
    void shouldRefuseWhatCannotBe(String name, String value, String message) {
        assertRefused(Map.of(name, value), message);
    }

    @Test
    void shouldRefuseStepsThatTakeNoTime() {
        assertRefused(Map.of("cluster-workers", "1", "events", "0"), "--events=0 with one worker");
    }

    private static void assertRefused(Map<String, String> given, String message) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(new ClusterModel(), given, "1s"));
        assertTrue(refused.getMessage().contains(message), refused::getMessage);
    }
}
