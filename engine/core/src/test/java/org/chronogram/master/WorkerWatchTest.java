package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chronogram.host.ProcessState;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Progress;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerLoad;
import org.junit.jupiter.api.Test;

final class WorkerWatchTest {
    private static final long SILENCE_MS = 1_000;
    private static final long STALL_MS = 2_000;

    private final FakeHost host = new FakeHost(2);
    private long nowNs;
    private final WorkerWatch watch = new WorkerWatch(
            RunSpecification.of(Simulation.of("phold", Map.of(), 1_000))
                    .on(2, 1)
                    .with(new FaultTolerance(
                            "", false, 0, 0, SILENCE_MS, STALL_MS, 0, false, false, FaultTolerance.FEWEST_KEPT)),
            host,
            () -> nowNs);

    private void passMs(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    /** Passes time in the turns in which the master looks at its workers. */
    private Optional<Liveness.Death> deathWithinMs(long ms) {
        Optional<Liveness.Death> death = Optional.empty();
        for (long passed = 0; passed < ms && death.isEmpty(); passed += 100) {
            passMs(100);
            death = watch.death();
        }
        return death;
    }

    @Test
    void shouldTakeASilentWorkerForDeadWhenItsProcessIsStopped() {
        host.condition = ProcessState.Condition.STOPPED;
        watch.heard(0);
        watch.heard(1);
        assertEquals(Optional.empty(), deathWithinMs(SILENCE_MS / 2));
        watch.heard(0);
        assertEquals(
                Optional.of(new Liveness.Death(1, "said nothing for 1000 ms: its process is stopped")),
                deathWithinMs(SILENCE_MS));
    }

    @Test
    void shouldNotTakeAWorkerForDeadThatStarts() {
        host.condition = ProcessState.Condition.AT_WORK;
        watch.launched(0);
        watch.heard(1);
        assertEquals(Optional.empty(), deathWithinMs(10 * SILENCE_MS));
    }

    @Test
    void shouldSeeARunThatStandsStill() {
        watch.started(0);
        passMs(STALL_MS);
        assertFalse(watch.isStalled());
        passMs(1);
        assertTrue(watch.isStalled());
    }

    @Test
    void shouldMeasureStandingStillFromTheLastProgress() {
        ProgressReport report = new ProgressReport(0, 100, 10, 3, WorkerLoad.UNKNOWN);
        watch.started(0);
        passMs(STALL_MS);
        Progress reached = watch.reported(1, report);
        assertEquals(10, reached.events());
        assertEquals(0, reached.steps());
        passMs(STALL_MS);
        assertFalse(watch.isStalled());
        watch.reported(1, report);
        passMs(1);
        assertTrue(watch.isStalled(), "the same report again is no progress");
        watch.progressed();
        assertFalse(watch.isStalled());
        assertEquals(0, watch.lastWorker());
    }

    @Test
    void shouldForgetWhatAWorkerDoesAfterASecond() {
        watch.busy(1, "LP 4");
        assertEquals("worker 1: LP 4", watch.activity());
        passMs(1_000);
        assertEquals("", watch.activity());
    }
}
