package org.chronogram.models.arq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
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

class ArqModelTest {
    private static final String END = "1s";

    private final Simulation small =
            Simulation.of(ArqModel::new).parameter("hosts", 50).until("2s");

    static Stream<Map<String, String>> links() {
        return Stream.of(
                Map.of("hosts", "2"),
                Map.of("hosts", "3", "loss", "0.5", "jitter", "0"),
                Map.of("hosts", "20", "loss", "0"),
                Map.of("hosts", "20", "loss", "0.9", "timeout", "4000001ns"),
                Map.of("hosts", "7", "delay", "0", "jitter", "3ms", "timeout", "50ms", "loss", "0.1"),
                Map.of("hosts", "10", "loss", "0", "timeout", "0"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void shouldDeliverEveryPacketInOrderOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new ArqModel(), given, END, 7);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(
                Set.of("order", "events", "throughput"), report.passedChecks().keySet());
        assertEquals(ReferenceEngine.run(ArqModel::new, given, END, 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveOneDigestOnEveryLayout() {
        Layouts.assertSameResults(small);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1ms, 6ms", "0.3, 0, 5ms", "0.5, 2ms, 6100us"})
    void shouldBeAsFastAsRenewalTheorySays(String loss, String jitter, String timeout) {
        Agreement agreement = Agreement.of(small.parameter("loss", loss)
                .parameter("jitter", jitter)
                .parameter("timeout", timeout)
                .warmUp("200ms"));
        agreement.requireTheoryOf("throughput");
        agreement.requireTheoryOf("transmissions-per-packet");
    }

    @Test
    void shouldStopNineOfTenTimers() {
        SimulationResult result = small.run();
        double acknowledged = result.count(ArqStatistics.ACKNOWLEDGED);
        assertEquals(0.9, acknowledged / (acknowledged + result.count(ArqStatistics.TIMEOUTS)), 0.01);
        assertTrue(result.count(ArqStatistics.DUPLICATES) > 100);
    }

    @Test
    void shouldFailItsChecksWhenNothingHappens() {
        ArqModel model = new ArqModel();
        Map<String, String> given = Map.of("hosts", "10");
        RecordedReport report =
                new RecordedReport(ParameterValues.parse(model, given), model.timeBase(), 1_000_000_000, 10, 0, 0);
        report.merge(List.of(ReferenceBuilder.of(model, given, END).statistics()));
        model.report(report);
        assertEquals(
                "0 events pending, expected 0 packets and 0 acknowledgements on their way, and 10 timers",
                report.failedChecks().get("events"));
        assertTrue(report.failedChecks().get("throughput").startsWith("0 packets acknowledged, expected from "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts=1           | --hosts=1 is out of bounds: expected at least 2",
                "loss=1            | --loss=1 is out of bounds: expected from 0.0 to 0.99",
                "timeout=0         | --timeout=0 with --loss=0.05: a host would wait for ever for what was lost; give a time,"
                        + " or --loss 0",
                "timeout=4ms       | --timeout=0.004s: expected more than twice --delay and --jitter together, 0.004s, so"
                        + " that no timer runs out while an acknowledgement is on its way",
                "delay=0 jitter=0  | --delay=0 with --jitter=0: packets would take no time, give one of both",
                "timeout=9223372036s | --timeout=9223372036s after --end=1s is beyond the largest time,"
                        + " 9223372036.854775807s: give an earlier end or a shorter time",
            })
    void shouldRejectValuesThatCannotBe(String values, String message) {
        Map<String, String> given = new HashMap<>();
        for (String value : values.split(" ")) {
            given.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
        }
        ArqModel model = new ArqModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, given, END));
        assertEquals(message, e.getMessage());
    }
}
