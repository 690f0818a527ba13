package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chronogram.host.ProcessState;
import org.chronogram.host.ProcessState.Condition;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a host and a clock that are the test's. Worker 1 does what the test says; worker 0 speaks all the time. */
final class LivenessTest {
    private static final int SILENT = 1;
    private static final long TICK_MS = 50;
    private static final long NOTICED_WITHIN_MS = 150;

    private final Condition[] conditions = {Condition.AT_WORK, Condition.IDLE};
    private final long[] cpuMs = new long[2];
    private double cores;
    private long nowMs = 1_000_000;
    private Liveness liveness = within(FaultTolerance.DEFAULT.silenceLimitMs());

    private Liveness within(long silenceLimitMs) {
        FaultTolerance limits = new FaultTolerance(
                "", true, 0, 0, silenceLimitMs, 600_000, 0, false, false, FaultTolerance.FEWEST_KEPT);
        return new Liveness(limits, 2, this::state, nowNs());
    }

    private ProcessState state(int worker) {
        return new ProcessState(conditions[worker], TimeUnit.MILLISECONDS.toNanos(cpuMs[worker] / 10 * 10));
    }

    private long nowNs() {
        return TimeUnit.MILLISECONDS.toNanos(nowMs);
    }

    private void join() {
        liveness.heard(0, nowNs());
        liveness.heard(SILENT, nowNs());
    }

    /** Lets time go by until worker 1 is taken for dead; fails when worker 0 is. */
    private Optional<String> deathWithin(long ms) {
        long endMs = nowMs + ms;
        double usedMs = cpuMs[SILENT];
        while (nowMs < endMs) {
            nowMs += TICK_MS;
            usedMs += cores * TICK_MS;
            cpuMs[SILENT] = (long) usedMs;
            liveness.heard(0, nowNs());
            Optional<Liveness.Death> death = liveness.death(nowNs());
            if (death.isPresent()) {
                assertEquals(SILENT, death.get().worker());
                return Optional.of(death.get().cause());
            }
        }
        return Optional.empty();
    }

    private void assertDeadAfter(long ms, String cause) {
        long fromMs = nowMs;
        assertEquals(Optional.of(cause), deathWithin(ms + NOTICED_WITHIN_MS));
        assertTrue(nowMs - fromMs >= ms, "after " + (nowMs - fromMs) + " ms already");
    }

    private void assertAliveFor(long ms) {
        assertEquals(Optional.empty(), deathWithin(ms));
    }

    @Test
    void shouldBearAShortStopAndNoticeALongOne() {
        join();
        conditions[SILENT] = Condition.STOPPED;
        assertAliveFor(3_000);
        conditions[SILENT] = Condition.IDLE;
        liveness.heard(SILENT, nowNs());
        conditions[SILENT] = Condition.STOPPED;
        assertDeadAfter(5_000, "said nothing for 5000 ms: its process is stopped");
    }

    /** The state of the process and its words are two clocks: a limit of 1 s serves for both. */
    @Test
    void shouldNoticeAStopSoonAndBearALongPause() {
        liveness = within(1_000);
        join();
        conditions[SILENT] = Condition.AT_WORK;
        assertAliveFor(30_000);
        liveness.heard(SILENT, nowNs());
        conditions[SILENT] = Condition.STOPPED;
        assertDeadAfter(1_000, "said nothing for 1000 ms: its process is stopped");
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "UNKNOWN"})
    void shouldNoticeAProcessThatDoesNothing(Condition condition) {
        join();
        conditions[SILENT] = condition;
        assertDeadAfter(5_000, "said nothing for 5000 ms: its process does nothing");
    }

    /** Its threads may sleep whenever the master looks. */
    @Test
    void shouldBearAPauseInWhichTheProcessTakesTimeOfACore() {
        join();
        cores = 0.5;
        assertAliveFor(59_000);
    }

    @Test
    void shouldNotTakeTheIdlingOfAJvmForWork() {
        join();
        cores = 0.02;
        assertDeadAfter(5_000, "said nothing for 5000 ms: its process does nothing");
    }

    @Test
    void shouldNotBearAPauseForEver() {
        join();
        conditions[SILENT] = Condition.AT_WORK;
        assertDeadAfter(60_000, "said nothing for 60000 ms, though its process is at work");
    }

    @Test
    void shouldBearALongerPauseWhenAskedTo() {
        liveness = within(3_600_000);
        join();
        conditions[SILENT] = Condition.STOPPED;
        assertAliveFor(3_599_000);
        conditions[SILENT] = Condition.AT_WORK;
        assertDeadAfter(1_000, "said nothing for 3600000 ms, though its process is at work");
    }

    /** The limit counts from the last sign of life, whatever that was. */
    @Test
    void shouldGiveTheWholeLimitToAProcessThatIsStoppedInAPause() {
        join();
        conditions[SILENT] = Condition.AT_WORK;
        assertAliveFor(20_000);
        conditions[SILENT] = Condition.STOPPED;
        assertAliveFor(4_500);
        assertTrue(deathWithin(500 + NOTICED_WITHIN_MS).isPresent());
    }

    @Test
    void shouldGiveAWorkerTimeToStart() {
        conditions[SILENT] = Condition.IDLE;
        liveness.launched(SILENT, nowNs());
        assertDeadAfter(60_000, "did not join within 60000 ms");
        liveness.launched(SILENT, nowNs());
        assertAliveFor(59_000);
        liveness.heard(SILENT, nowNs());
        assertDeadAfter(5_000, "said nothing for 5000 ms: its process does nothing");
    }

    @Test
    void shouldNoticeAWorkerThatIsStoppedAsItStarts() {
        liveness.launched(SILENT, nowNs());
        assertAliveFor(2_000);
        conditions[SILENT] = Condition.STOPPED;
        assertDeadAfter(4_900, "did not join within 5000 ms: its process is stopped");
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000, 100_000})
    void shouldForgiveItsOwnPauses(long pauseMs) {
        join();
        conditions[SILENT] = Condition.STOPPED;
        assertAliveFor(2_000);
        nowMs += pauseMs;
        assertFalse(liveness.death(nowNs()).isPresent());
        assertAliveFor(2_900);
        assertTrue(deathWithin(100 + NOTICED_WITHIN_MS).isPresent());
    }

    @Test
    void shouldNotLookAtAWorkerThatSpeaks() {
        join();
        int[] looks = new int[1];
        liveness = new Liveness(
                FaultTolerance.DEFAULT,
                2,
                worker -> {
                    looks[0]++;
                    return state(worker);
                },
                nowNs());
        join();
        for (int i = 0; i < 100; i++) {
            nowMs += 200;
            join();
            assertFalse(liveness.death(nowNs()).isPresent());
        }
        assertEquals(0, looks[0], () -> Arrays.toString(conditions));
    }
}
