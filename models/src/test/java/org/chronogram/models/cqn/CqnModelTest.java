package org.chronogram.models.cqn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.Agreement;
import org.chronogram.models.KernelRun;
import org.chronogram.simulation.Simulation;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CqnModelTest {
    private static final String END = "2000s";

    static Stream<Map<String, String>> networks() {
        return Stream.of(
                Map.of("tandems", "1", "queues", "1", "jobs", "1"),
                Map.of("tandems", "3", "case", "small-lookahead"),
                Map.of("tandems", "4", "queues", "6", "switch-delay", "7s", "queue-delay", "0"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldAccountForEveryJob(Map<String, String> given) {
        RecordedReport report = ReferenceEngine.run(CqnModel::new, given, END, 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(Set.of("jobs"), report.passedChecks().keySet());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new CqnModel(), given, END, 7);
        assertEquals(ReferenceEngine.run(CqnModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions(Map<String, String> given) {
        RecordedReport three = ReferenceEngine.of(CqnModel::new, given, END, 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(ReferenceEngine.run(CqnModel::new, given, END, 5).fingerprint(), three.fingerprint());
    }

    /** Each measure, averaged over independent runs, agrees with mean value analysis. */
    @ParameterizedTest
    @CsvSource({
        "small-lookahead, 2, 0, 2, 1s",
        "small-lookahead, 2, 3, 5, 1s",
        "large-lookahead, 2, 4, 2, 1s",
        "small-lookahead, 1, 2, 1, 20s"
    })
    void shouldAgreeWithMeanValueAnalysis(String name, String tandems, String queues, String jobs, String queueDelay) {
        Simulation simulation = Simulation.of(CqnModel::new)
                .parameter("case", name)
                .parameter("tandems", tandems)
                .parameter("queues", queues)
                .parameter("jobs", jobs)
                .parameter("queue-delay", queueDelay);
        Agreement agreement = Agreement.of(simulation.warmUp("2000s").until("12000s"));
        for (String result : List.of("throughput", "sojourn", "jobs-per-queue", "utilisation")) {
            agreement.requireTheoryOf(result);
        }
    }

    @Test
    void shouldFailItsCheckWhenAJobIsMissing() {
        CqnModel model = new CqnModel();
        Map<String, String> given = Map.of("tandems", "2", "queues", "3");
        RecordedReport report =
                new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1, 8, 100, 11);
        report.merge(List.of(ReferenceBuilder.of(model, given, END).statistics()));
        model.report(report);
        assertEquals(
                Map.of(
                        "jobs",
                        "0 jobs at queues, 0 on links and 11 events pending, expected 12 jobs in all and one event for"
                                + " each of them"),
                report.failedChecks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tandems | 0       | --tandems=0 is out of bounds: expected from 1 to 2000",
                "queues  | -1      | --queues=-1 is out of bounds: expected at least 0",
                "queues  | 2000000000 | --tandems=24 with --queues=2000000000 and a switch each are 48000000024 LPs: expected"
                        + " at most 2147483647, give fewer tandems or queues",
                "jobs    | 0       | --jobs=0 is out of bounds: expected from 1 to 1000000",
                "queues  | 50000000 | --jobs=2 at each of 1200000000 queues are 2400000000 jobs: expected at most"
                        + " 2147483647, give fewer jobs, queues or tandems",
                "service | 0       | --service=0 is out of bounds: expected at least 0.000001s",
                "case    | medium  | --case=medium: expected one of large-lookahead, small-lookahead",
                "queue-delay | 9223372036s | --queue-delay=9223372036s after --end=2000s is beyond the largest time,"
                        + " 9223372036.854775807s: give an earlier end or a shorter time",
            })
    void shouldRejectValuesThatCannotBe(String name, String value, String message) {
        CqnModel model = new CqnModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, Map.of(name, value), END));
        assertEquals(message, e.getMessage());
    }
}
