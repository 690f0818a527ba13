package org.chronogram.models.phold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chronogram.model.Event;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceEvent;
import org.chronogram.testing.ReferencePayload;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PholdModelTest {
    private static final long TICKS = 1_000_000_000L;

    static Stream<Map<String, String>> settings() {
        return Stream.of(
                Map.of("lps", "64"),
                Map.of("lps", "1", "start-events", "20"),
                Map.of("lps", "40", "remote", "0"),
                Map.of("lps", "40", "remote", "1", "start-events", "3"),
                Map.of("lps", "30", "mean", "2.5", "lookahead", "0.25", "work", "100"),
                Map.of("lps", "20", "payload", "1"),
                Map.of("lps", "20", "payload", "8"),
                Map.of("lps", "20", "payload", "1277", "work", "3"),
                Map.of("lps", "20", "payload", "1280"),
                Map.of("lps", "50", "lookahead", "0.9"));
    }

    private static RecordedReport reference(Map<String, String> given, String end, long seed) {
        return ReferenceEngine.run(PholdModel::new, given, end, seed);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldPassItsChecks(Map<String, String> given) {
        RecordedReport report = reference(given, "50", 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(
                List.of("population", "events", "payloads"),
                List.copyOf(report.passedChecks().keySet()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldGiveTheSameResultsOnTheKernel(Map<String, String> given) {
        RecordedReport report = KernelRun.run(new PholdModel(), given, "50", 7);
        assertEquals(reference(given, "50", 7).fingerprint(), report.fingerprint());
    }

    @Test
    void shouldGiveTheSameResultsOnAnyNumberOfPartitions() {
        Map<String, String> given = Map.of("lps", "33", "payload", "24");
        RecordedReport three = ReferenceEngine.of(PholdModel::new, given, "40", 3, lp -> new ReferenceStream(5, 0, lp))
                .run();
        assertEquals(reference(given, "40", 5).fingerprint(), three.fingerprint());
    }

    @Test
    void shouldRunWithoutLookahead() {
        RecordedReport report = reference(Map.of("lps", "16", "lookahead", "0"), "100", 3);
        assertEquals(Map.of(), report.failedChecks());
    }

    @Test
    void shouldHandleOneEventPerUnitWhenEveryDelayIsOne() {
        Map<String, String> given = Map.of("lps", "10", "start-events", "2", "lookahead", "1", "mean", "1");
        RecordedReport report = reference(given, "100", 1);
        assertEquals(20 * 99, report.events());
        assertEquals(Map.of(), report.failedChecks());
    }

    @Test
    void shouldCommitWhatRenewalTheoryExpects() {
        RecordedReport report = KernelRun.run(new PholdModel(), Map.of("lps", "4096"), "100", 11);
        double ratio = report.events() / report.valueOf("events.expected");
        assertEquals(1, ratio, 0.01, () -> "events over expected events");
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.25", "0.8"})
    void shouldDrawTheDestinationOfTheRemoteShare(double remote) {
        Map<String, String> given = Map.of("lps", "256", "remote", Double.toString(remote));
        RecordedReport report = reference(given, "100", 2);
        double sixDeviations = 6 * Math.sqrt(remote * (1 - remote) / report.events());
        assertEquals(remote, report.valueOf("events.drawn.share"), sixDeviations);
    }

    @Test
    void shouldLetPayloadAndWorkAndSeedMatterToTheState() {
        List<Long> states = List.of(
                stateSum(Map.of("lps", "8"), 1),
                stateSum(Map.of("lps", "8"), 2),
                stateSum(Map.of("lps", "8", "payload", "8"), 1),
                stateSum(Map.of("lps", "8", "payload", "16"), 1),
                stateSum(Map.of("lps", "8", "work", "1"), 1));
        assertEquals(states.size(), Set.copyOf(states).size(), states::toString);
    }

    private static long stateSum(Map<String, String> given, long seed) {
        return reference(given, "20", seed).statistics().counter("state-sum").count();
    }

    @Test
    void shouldDeclareItsLookahead() {
        assertEquals(
                TICKS / 4,
                ReferenceBuilder.of(new PholdModel(), Map.of("lookahead", "0.25"), "1")
                        .lookahead());
    }

    @Test
    void shouldRejectLookaheadLongerThanTheMean() {
        assertInvalid(
                "--lookahead=2 unit is longer than --mean=1.5 unit: the mean delay includes the lookahead,"
                        + " give a lookahead of at most 1.5 unit or a longer mean",
                Map.of("lookahead", "2", "mean", "1.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lps          | 0       | --lps=0 is out of bounds: expected at least 1",
                "start-events | 0       | --start-events=0 is out of bounds: expected from 1 to 1000000",
                "remote       | 1.5     | --remote=1.5 is out of bounds: expected from 0.0 to 1.0",
                "mean         | 0       | --mean=0 is out of bounds: expected at least 0.000000001 unit",
                "payload      | 1281    | --payload=1281 is out of bounds: expected from 0 to 1280",
                "work         | -1      | --work=-1 is out of bounds: expected at least 0",
            })
    void shouldRejectValuesOutOfBounds(String name, String value, String message) {
        assertInvalid(message, Map.of(name, value));
    }

    private static void assertInvalid(String message, Map<String, String> given) {
        PholdModel model = new PholdModel();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, given, "1"));
        assertEquals(message, e.getMessage());
    }

    static Stream<Arguments> wrongCounts() {
        return Stream.of(
                Arguments.of(
                        100_000,
                        1023,
                        "population",
                        "1023 events pending, expected 1024: as many as at the start,"
                                + " since every event creates one"),
                Arguments.of(
                        90_000,
                        1024,
                        "events",
                        "90000 events handled, expected from 99638 to 104968 by renewal theory"),
                Arguments.of(
                        110_000,
                        1024,
                        "events",
                        "110000 events handled, expected from 99638 to 104968 by renewal theory"));
    }

    @ParameterizedTest
    @MethodSource("wrongCounts")
    void shouldFailItsChecksOnWrongCounts(long events, long pending, String check, String detail) {
        PholdModel model = new PholdModel();
        RecordedReport report = new RecordedReport(
                ParameterValues.parse(model, Map.of()), model.timeBase(), 100 * TICKS, 1024, events, pending);
        report.merge(List.of(ReferenceBuilder.of(model, Map.of(), "100").statistics()));
        model.report(report);
        assertEquals(Map.of(check, detail), report.failedChecks());
    }

    @Test
    void shouldNoticeAChangedByteAnywhereInThePayload() {
        for (int length : new int[] {1, 7, 8, 13, 1280}) {
            ReferencePayload written = new ReferencePayload(length);
            PholdPayload.write(written, length, 42);
            byte[] payload = written.bytes();
            long intact = PholdPayload.fold(ReferenceEvent.of(0, payload));
            assertTrue(PholdPayload.matches(ReferenceEvent.of(0, payload), 42));
            for (int changed = 0; changed < length; changed++) {
                payload[changed] ^= 1;
                Event event = ReferenceEvent.of(0, payload);
                assertFalse(PholdPayload.matches(event, 42), "length " + length + ", byte " + changed);
                assertNotEquals(intact, PholdPayload.fold(event));
                payload[changed] ^= 1;
            }
        }
    }

    /** A third of the delays drawn would lie beyond the largest time. */
    @Test
    void shouldKeepEventsThatAreDueAfterTheLargestTime() {
        RecordedReport report =
                KernelRun.run(new PholdModel(), Map.of("lps", "200", "mean", "9000000000"), "1000000000", 1);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(200, report.pendingEvents());
    }

    @Test
    void shouldRefuseLookaheadThatLeadsBeyondTheLargestTime() {
        Map<String, String> given = Map.of("lookahead", "9000000000", "mean", "9000000000");
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> KernelRun.run(new PholdModel(), given, "1000000000", 1));
        assertEquals(
                "--lookahead=9000000000 unit after --end=1000000000 unit is beyond the largest time,"
                        + " 9223372036.854775807 unit: give an earlier end or a shorter lookahead",
                e.getMessage());
    }
}
