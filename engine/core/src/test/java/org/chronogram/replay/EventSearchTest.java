package org.chronogram.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventSearchTest {
    private static final long KNOWN_EQUAL = 12_000;
    private static final Map<String, String> NOTHING_PLANTED = Map.of();

    @TempDir
    private Path directory;

    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private final List<String> notices = new ArrayList<>();

    @AfterEach
    void restoreThread() {
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private ReplaySource source(String name, Map<String, String> parameters) throws IOException {
        Path run = Files.createDirectories(directory.resolve(name));
        return ReplaySource.of(PlantedModel.run(run, parameters, FaultTolerance.WITHOUT_CHECKPOINTS), notices::add);
    }

    /** Returns a run that has kept checkpoints. */
    private ReplaySource withCheckpoints(String name, Map<String, String> parameters) throws IOException {
        Path run = Files.createDirectories(directory.resolve(name));
        RunSpecification specification = PlantedModel.run(run, parameters, FaultTolerance.DEFAULT);
        WrittenCheckpoints.write(specification, 5_000, 10_000, 15_000);
        return ReplaySource.of(specification, notices::add);
    }

    private EventSearch.Outcome find(ReplaySource one, ReplaySource other, long equalTicks) {
        return new EventSearch(one, other, PlantedModel.END_TICKS, () -> false, notices::add).find(equalTicks);
    }

    /** The number more changes what the LP does only when it handles its next event: the cause is found all the same. */
    @Test
    void shouldNameTheCallThatDrawsANumberMore() throws IOException {
        EventSearch.Outcome outcome =
                find(source("a", NOTHING_PLANTED), source("b", Map.of("draw", "9000")), Long.MAX_VALUE);
        Parting parting = outcome.parting().orElseThrow();
        CallDifference cause = parting.cause().orElseThrow();
        assertTrue(cause.hasSameEvent());
        assertEquals(PlantedModel.PLANTED_LP, cause.lp());
        assertTrue(cause.ticks() >= 9_000 && cause.ticks() < 9_500, "at " + cause.ticks());
        assertEquals(outcome.comparedTicks(), cause.ticks());
        HandlerCall less = cause.one().orElseThrow();
        HandlerCall more = cause.other().orElseThrow();
        assertEquals(less.draws() + 1, more.draws());
        assertEquals(less.sent(), more.sent());
        CallDifference event = parting.event().orElseThrow();
        assertFalse(event.hasSameEvent());
        assertEquals(PlantedModel.PLANTED_LP + 1, event.lp());
        assertTrue(event.ticks() > cause.ticks());
    }

    /** Neither random numbers nor the number of events tell of another payload: it shows where the event is handled. */
    @Test
    void shouldNameTheEventThatHasAnotherPayloadAndWhoSentIt() throws IOException {
        Parting parting = find(source("a", NOTHING_PLANTED), source("b", Map.of("payload", "9000")), Long.MAX_VALUE)
                .parting()
                .orElseThrow();
        CallDifference event = parting.event().orElseThrow();
        assertEquals(PlantedModel.PLANTED_LP + 1, event.lp());
        assertEquals("0500000000000000", payload(event.one()));
        assertEquals("0700000000000000", payload(event.other()));
        CallDifference cause = parting.cause().orElseThrow();
        assertEquals(PlantedModel.PLANTED_LP, cause.lp());
        assertEquals(cause.one(), parting.creatorOfOne());
        assertEquals(cause.other(), parting.creatorOfOther());
        assertEquals(5, parting.before().size());
        assertTrue(parting.before().stream().allMatch(call -> call.lp() == event.lp() && call.ticks() < event.ticks()));
    }

    private static String payload(Optional<HandlerCall> call) {
        return call.flatMap(HandlerCall::event).map(EventRecord::payload).orElseThrow();
    }

    @Test
    void shouldFindNothingInEqualRuns() throws IOException {
        EventSearch.Outcome outcome = find(source("a", NOTHING_PLANTED), source("b", NOTHING_PLANTED), Long.MAX_VALUE);
        assertEquals(Optional.empty(), outcome.parting());
        assertEquals(PlantedModel.END_TICKS, outcome.comparedTicks());
        assertFalse(outcome.stopped());
    }

    @Test
    void shouldTellOfAnLpThatOnlyOneRunHas() throws IOException {
        Parting parting = find(source("a", NOTHING_PLANTED), source("b", Map.of("lps", "11")), Long.MAX_VALUE)
                .parting()
                .orElseThrow();
        CallDifference event = parting.event().orElseThrow();
        assertEquals(10, event.lp());
        assertEquals(Optional.empty(), event.one());
    }

    @Test
    void shouldStopWhenAsked() throws IOException {
        ReplaySource one = source("a", NOTHING_PLANTED);
        ReplaySource other = source("b", Map.of("draw", "9000"));
        EventSearch.Outcome outcome =
                new EventSearch(one, other, PlantedModel.END_TICKS, () -> true, notices::add).find(Long.MAX_VALUE);
        assertTrue(outcome.stopped());
        assertEquals(Optional.empty(), outcome.parting());
    }

    /** The newest checkpoint at which the runs are the same is used: the log says so, or else it is tried. */
    @Test
    void shouldGoOnFromCheckpointsWhereTheRunsAreStillTheSame() throws IOException {
        ReplaySource one = withCheckpoints("a", NOTHING_PLANTED);
        ReplaySource other = withCheckpoints("b", Map.of("payload", "13000"));
        EventSearch.Outcome known = find(one, other, KNOWN_EQUAL);
        assertEquals(10_000, known.startTicks());
        assertEquals(List.of(), notices);
        EventSearch.Outcome tried = find(one, other, Long.MAX_VALUE);
        assertEquals(10_000, tried.startTicks());
        assertEquals(
                List.of("the runs differ already at the checkpoint of tick 15000, so an earlier time is tried"),
                notices);
        EventSearch.Outcome fromStart =
                find(source("c", NOTHING_PLANTED), source("d", Map.of("payload", "13000")), Long.MAX_VALUE);
        assertEquals(0, fromStart.startTicks());
        assertEquals(
                fromStart.parting().orElseThrow().event(),
                known.parting().orElseThrow().event());
        assertEquals(
                fromStart.parting().orElseThrow().cause(),
                tried.parting().orElseThrow().cause());
    }
}
