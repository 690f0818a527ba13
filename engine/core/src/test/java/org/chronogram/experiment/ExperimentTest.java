package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.Estimate;
import org.chronogram.run.RunFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentTest {
    @TempDir
    private Path parent;

    private final FakeRuns runs = new FakeRuns();
    private Path path;

    @BeforeEach
    void nameDirectory() {
        path = parent.resolve("sweep");
    }

    private List<Integer> numbers() {
        List<Integer> sorted = new ArrayList<>(runs.numbers);
        Collections.sort(sorted);
        runs.numbers.clear();
        return sorted;
    }

    private static Estimate delay(ExperimentOutcome outcome, int point) {
        Observations observations = outcome.observations();
        return observations.estimate(observations.grid().points().get(point), observations.requireKey("", "delay"));
    }

    private ExperimentOutcome run(ExperimentPlan plan, String precision, int most) {
        try (ExperimentDirectory directory = ExperimentDirectory.open(path, plan)) {
            return new Experiment(directory, List.of(RunPlace.here(2, runs)), ExperimentListener.NONE)
                    .run(Optional.of(Precision.parse(precision, plan.replications(), most)));
        }
    }

    @Test
    void shouldRefuseAnUnknownResultAfterTheFirstRunAndBeforeAnyWhereOneIsKept() {
        ExperimentPlan plan = FakeRuns.plan(50, "rate=1,2");
        String message = assertThrows(InvalidInputException.class, () -> run(plan, "dealy:2%", 100))
                .getMessage();
        assertEquals("--until=dealy:...: the runs have no result 'dealy'; did you mean delay?", message);
        int begun = numbers().size();
        assertTrue(begun < 10, () -> begun + " runs");
        assertThrows(InvalidInputException.class, () -> run(plan, "dealy:2%", 100));
        assertEquals(List.of(), numbers());
        assertEquals(100, runs.run(path, plan).kept());
        assertTrue(numbers().size() < 100);
    }

    @Test
    void shouldRunEachReplicationOfEachPoint() {
        ExperimentOutcome outcome = runs.run(path, FakeRuns.plan(3, "rate=1,2"));
        assertEquals(List.of(0, 1, 2, 3, 4, 5), numbers());
        assertEquals(6, outcome.kept());
        assertEquals(Estimate.of(0, 1, 2), delay(outcome, 1));
        assertEquals("", outcome.fault());
        assertFalse(outcome.stopped());
    }

    @Test
    void shouldGoOnWithWhatIsMissing() throws IOException {
        ExperimentOutcome whole = runs.run(path, FakeRuns.plan(3, "rate=1,2"));
        numbers();
        OwnDirectory.delete(path.resolve("runs/0001"));
        Files.delete(path.resolve("runs/0004/run.json"));
        ExperimentOutcome again = runs.run(path, FakeRuns.plan(3, "rate=1,2"));
        assertEquals(List.of(1, 4), numbers());
        assertEquals(delay(whole, 0), delay(again, 0));
        assertEquals(delay(whole, 1), delay(again, 1));
    }

    @Test
    void shouldAddReplicationsAndTakeNoneAway() {
        runs.run(path, FakeRuns.plan(2, "rate=1,2"));
        numbers();
        runs.run(path, FakeRuns.plan(3, "rate=1,2"));
        assertEquals(List.of(4, 5), numbers());
        ExperimentOutcome outcome = runs.run(path, FakeRuns.plan(1, "rate=1,2"));
        assertEquals(List.of(), numbers());
        assertEquals(6, outcome.kept());
    }

    @Test
    void shouldGoOnWithTheOthersWhenARunFails() {
        runs.simulation = run -> {
            if (run.number() == 1) {
                throw new RunFailedException("LP 3: no such neighbour", "");
            }
            return FakeRuns.withDelay(1);
        };
        ExperimentOutcome outcome = runs.run(path, FakeRuns.plan(2, "rate=1,2"));
        assertEquals(3, outcome.kept());
        assertEquals(4, outcome.total());
        assertEquals(1, outcome.failed().size());
        assertEquals("rate=2, replication 0", outcome.failed().get(0).run().text());
        assertEquals("LP 3: no such neighbour", outcome.failed().get(0).message());
        assertFalse(Files.exists(path.resolve("runs/0001")));
        numbers();
        runs.simulation = run -> FakeRuns.withDelay(2);
        assertEquals(List.of(), runs.run(path, FakeRuns.plan(2, "rate=1,2")).failed());
        assertEquals(List.of(1), numbers());
    }

    @Test
    void shouldCountNoRunWhoseCheckHasFailed() {
        runs.simulation = run -> {
            var sample = FakeRuns.withDelay(run.number());
            sample.checks.add(new CheckEntry("tokens", run.number() != 2, "found 2, expected 3"));
            return sample;
        };
        runs.run(path, FakeRuns.plan(3, "rate=1"));
        ExperimentOutcome again = runs.run(path, FakeRuns.plan(3, "rate=1"));
        assertEquals(Estimate.of(0, 1), delay(again, 0));
        assertEquals(
                "check 'tokens' failed: found 2, expected 3",
                again.failed().get(0).message());
    }

    @Test
    void shouldStopRunsThatGoOnAndKeepOnlyWholeOnes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        runs.simulation = run -> {
            if (run.number() == 1) {
                begun.countDown();
                awaitEnd(mayEnd);
            }
            return FakeRuns.withDelay(1);
        };
        try (ExperimentDirectory directory = ExperimentDirectory.open(path, FakeRuns.plan(5, "rate=1"))) {
            Experiment experiment = new Experiment(directory, List.of(RunPlace.here(1, runs)), ExperimentListener.NONE);
            List<ExperimentOutcome> outcomes = new ArrayList<>();
            Thread thread = new Thread(() -> outcomes.add(experiment.run(Optional.empty())));
            thread.start();
            begun.await();
            experiment.stop();
            mayEnd.countDown();
            thread.join();
            assertTrue(outcomes.get(0).stopped());
            assertEquals(1, outcomes.get(0).kept());
            assertEquals(List.of(0, 1), numbers());
        }
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldEndWhereARunCannotBeWrittenAndKeepEarlierOnes() throws IOException {
        runs.run(path, FakeRuns.plan(1, "rate=1"));
        Files.createFile(path.resolve("runs/0001"));
        ExperimentOutcome outcome = runs.run(path, FakeRuns.plan(9, "rate=1"));
        assertTrue(outcome.fault().startsWith("cannot write run 0001 (rate=1, replication 1): "), outcome.fault());
        assertFalse(outcome.stopped());
        assertTrue(outcome.kept() >= 1);
    }

    @Test
    void shouldAddReplicationsUntilTheResultIsExact() {
        runs.simulation = run -> FakeRuns.withDelay(100 + (run.replication() % 2 == 0 ? 5 : -5));
        ExperimentOutcome outcome = run(FakeRuns.plan(2, "rate=1,2"), "delay:2%", 100);
        assertEquals(List.of(), outcome.inexact());
        assertTrue(delay(outcome, 0).relativeHalfWidth() <= 0.02);
        assertTrue(delay(outcome, 0).count() < 60, () -> "" + delay(outcome, 0).count());
        numbers();
        assertEquals(
                outcome.kept(),
                run(FakeRuns.plan(2, "rate=1,2"), "delay:2%", 100).kept());
        assertEquals(List.of(), numbers());
    }

    @Test
    void shouldSayWhereTheResultIsNotExactWithTheMostReplications() {
        runs.simulation = run ->
                FakeRuns.withDelay(run.point().index() == 0 ? 1 : Math.pow(-1, run.replication()) * run.replication());
        ExperimentOutcome outcome = run(FakeRuns.plan(2, "rate=1,2"), "delay:2%", 20);
        assertEquals(
                List.of("rate=2"), outcome.inexact().stream().map(Point::text).toList());
        assertEquals(2, delay(outcome, 0).count());
        assertEquals(20, delay(outcome, 1).count());
    }

    @Test
    void shouldAddNoReplicationsWhereRunsFail() {
        runs.simulation = run -> {
            if (run.replication() == 2) {
                throw new IllegalStateException("oops");
            }
            return FakeRuns.withDelay(run.replication());
        };
        ExperimentOutcome outcome = run(FakeRuns.plan(2, "rate=1"), "delay:2%", 100);
        assertEquals(1, outcome.inexact().size());
        assertEquals(1, outcome.failed().size());
        assertTrue(outcome.total() < 10);
    }
}
