package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Experiments at several places, some of which are lost. */
@Timeout(60)
final class ExperimentPlacesTest {
    @TempDir
    private Path parent;

    private final List<String> notices = new ArrayList<>();
    private final ExperimentListener listener = new ExperimentListener() {
        @Override
        public void onProgress(ExperimentProgress progress) {}

        @Override
        public void onRound(int points, int runs) {}

        @Override
        public void onNotice(String line) {
            notices.add(line);
        }
    };

    private final FakeRuns runs = new FakeRuns();
    private final FakePlace good = new FakePlace("host good", 2, false, runs);

    private ExperimentOutcome run(RunPlace... places) {
        try (ExperimentDirectory directory =
                ExperimentDirectory.open(parent.resolve("sweep"), FakeRuns.plan(4, "rate=1,2"))) {
            return new Experiment(directory, List.of(places), listener).run(Optional.empty());
        }
    }

    @Test
    void shouldUseAllPlaces() throws InterruptedException {
        CountDownLatch bothBegun = new CountDownLatch(2);
        FakeRuns meeting = new FakeRuns();
        meeting.simulation = run -> {
            bothBegun.countDown();
            await(bothBegun);
            return FakeRuns.withDelay(run.replication());
        };
        ExperimentOutcome outcome =
                run(new FakePlace("one", 1, false, meeting), new FakePlace("two", 1, false, meeting));
        assertEquals(8, outcome.kept());
        assertEquals(List.of(), notices);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The place is lost before the good one may begin, so that the run that it had is done by the good one. */
    @Test
    void shouldDoElsewhereWhatALostPlaceHad() {
        CountDownLatch begun = new CountDownLatch(1);
        FakePlace failing = new FakePlace(
                "host bad",
                1,
                false,
                run -> FakePlace.unstoppable(() -> {
                    begun.countDown();
                    throw new PlaceLostException("its connection has ended");
                }));
        FakePlace waiting = new FakePlace("host good", 2, false, run -> {
            await(begun);
            return runs.apply(run);
        });
        ExperimentOutcome outcome = run(failing, waiting);
        assertEquals(8, outcome.kept());
        assertEquals(List.of(), outcome.failed());
        assertEquals("", outcome.fault());
        assertEquals(
                List.of("sim: host bad gets no more runs, and others do those that it had not done: its connection has"
                        + " ended"),
                notices);
    }

    @Test
    void shouldEndWhenNoPlaceIsLeftAndGoOnLater() {
        FakePlace last = new FakePlace(
                "host last",
                1,
                false,
                run -> run.number() < 3
                        ? runs.apply(run)
                        : FakePlace.unstoppable(() -> {
                            throw new PlaceLostException("its power is gone");
                        }));
        ExperimentOutcome outcome = run(last);
        assertEquals("no host is left: host last: its power is gone", outcome.fault());
        assertEquals("mend that, or give other hosts", outcome.remedy());
        assertFalse(outcome.stopped());
        assertEquals(3, outcome.kept());
        assertEquals(List.of(), outcome.failed());
        ExperimentOutcome again = run(good);
        assertEquals(8, again.kept());
        assertEquals("", again.fault());
        assertEquals(8, runs.numbers.size());
    }

    @Test
    void shouldTryADoubtfulFailureElsewhere() {
        FakePlace poor = new FakePlace(
                "host poor",
                1,
                false,
                run -> FakePlace.unstoppable(() -> {
                    throw new DoubtfulFailureException("out of memory");
                }));
        ExperimentOutcome outcome = run(poor, good);
        assertEquals(8, outcome.kept());
        assertEquals(List.of(), outcome.failed());
        assertTrue(notices.size() <= 1, notices::toString);
    }

    /** Both places come to the run one right after the other: the directory of the first must not stand in the way. */
    @RepeatedTest(20)
    void shouldFailADoubtfulRunAloneWhereItFailsEverywhere() {
        FakePlace here = new FakePlace(
                "host here",
                1,
                false,
                run -> run.number() == 5
                        ? FakePlace.unstoppable(() -> {
                            throw new DoubtfulFailureException("out of memory");
                        })
                        : runs.apply(run));
        FakePlace there = new FakePlace("host there", 1, false, here.runs());
        ExperimentOutcome outcome = run(here, there);
        assertEquals(7, outcome.kept());
        assertEquals(
                List.of("out of memory"),
                outcome.failed().stream().map(FailedRun::message).toList());
        assertEquals(List.of(), notices);
    }
}
