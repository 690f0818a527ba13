package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointScheduleTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CheckpointSchedule schedule = new CheckpointSchedule(FaultTolerance.DEFAULT, 0);

    /** Looks every millisecond; returns when a checkpoint is due. */
    private long nextDueMs(long fromMs) {
        long atMs = fromMs;
        while (!schedule.isDue(0, atMs * MS)) {
            atMs++;
            assertTrue(atMs < fromMs + 2_000_000);
        }
        return atMs;
    }

    private void write(long atMs, long busyMs, long writeMs) {
        schedule.requested(0, atMs * MS);
        assertFalse(schedule.isDue(0, (atMs + 1_000_000) * MS), "one is under way");
        schedule.ended(new CheckpointCost(busyMs * MS, writeMs * MS));
    }

    @Test
    void shouldTakeLessThanTwoPercent() {
        write(0, 3, 30);
        write(1_000, 3, 30);
        write(2_000, 3, 30);
        write(3_000, 10, 30);
        assertEquals(5_000, nextDueMs(3_000));
    }

    @Test
    void shouldExpectTheFirstToBeSlow() {
        write(0, 200, 90);
        assertEquals(2_000, nextDueMs(0));
        write(2_000, 100, 90);
        assertEquals(6_000, nextDueMs(2_000));
        write(6_000, 50, 90);
        assertEquals(11_000, nextDueMs(6_000));
    }

    @Test
    void shouldNotBeDueMoreThanTwiceASecond() {
        write(0, 1, 1);
        assertEquals(500, nextDueMs(0));
    }

    @Test
    void shouldLeaveASlowDiskAlone() {
        write(0, 1, 2_000);
        assertEquals(8_000, nextDueMs(0));
    }

    @Test
    void shouldBeDueWhenAUserAsksAndNoneIsUnderWay() {
        schedule.ask();
        assertEquals(0, nextDueMs(0));
        schedule.requested(0, 0);
        assertFalse(schedule.isDue(0, 100 * MS));
        schedule.ask();
        assertFalse(schedule.isDue(0, 200 * MS));
        schedule.ended(new CheckpointCost(MS, MS));
        assertEquals(201, nextDueMs(201));
    }

    @Test
    void shouldNotBeDueInARunWithoutCheckpointsWhenAUserAsks() {
        CheckpointSchedule none = new CheckpointSchedule(FaultTolerance.WITHOUT_CHECKPOINTS, 0);
        none.ask();
        assertFalse(none.isDue(0, 1_000_000 * MS));
    }

    @Test
    void shouldTryAgainAfterAFailure() {
        schedule.requested(0, 0);
        schedule.failed();
        assertEquals(500, nextDueMs(0));
    }

    /** Comes to the state of a run in which checkpoints of this cost are nothing new. */
    private long writeUntilWarm(long busyMs, long writeMs) {
        write(0, busyMs, writeMs);
        write(1_000, busyMs, writeMs);
        write(2_000, busyMs, writeMs);
        write(3_000, busyMs, writeMs);
        return 3_000;
    }

    @Test
    void shouldNotWaitForMoreThanFiveMinutes() {
        long lastMs = writeUntilWarm(10_000, 12_000);
        assertEquals(300_000, nextDueMs(lastMs) - lastMs);
    }

    /** A checkpoint that takes a minute is not taken every five. */
    @Test
    void shouldNotTakeMoreThanFivePercentHoweverLongACheckpointTakes() {
        writeUntilWarm(60_000, 60_000);
        for (long atMs = 1_000_000; atMs < 10_000_000; atMs += 1_000_000) {
            write(atMs, 60_000, 60_000);
        }
        assertEquals(1_200_000, nextDueMs(9_000_000) - 9_000_000);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "30, 90", "1000, 2000", "60000, 60000"})
    void shouldTakeOneSoonAfterALossWhateverItCosts(long busyMs, long writeMs) {
        long lastMs = writeUntilWarm(busyMs, writeMs);
        schedule.lost();
        schedule.begin(0, (lastMs + 2_000) * MS);
        assertEquals(lastMs + 2_500, nextDueMs(lastMs + 2_000));
    }

    @Test
    void shouldWaitLongerAgainWhenNoFurtherLossComes() {
        long atMs = writeUntilWarm(30, 90);
        schedule.lost();
        schedule.begin(0, atMs * MS);
        List<Long> intervalsMs = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long dueMs = nextDueMs(atMs);
            intervalsMs.add(dueMs - atMs);
            write(dueMs, 30, 90);
            atMs = dueMs;
        }
        assertEquals(List.of(500L, 500L, 1_125L, 1_688L, 2_532L, 3_797L, 5_696L, 6_000L, 6_000L), intervalsMs);
    }

    /** Half of the time is left for the simulation even then. */
    @Test
    void shouldLeaveTimeBetweenExpensiveOnesAfterALoss() {
        long atMs = writeUntilWarm(2_000, 3_000);
        schedule.lost();
        schedule.begin(0, atMs * MS);
        write(atMs + 500, 2_000, 3_000);
        assertEquals(atMs + 6_500, nextDueMs(atMs + 500));
    }

    /** A worker is lost 6 s after the last one, as long as one wants; a start takes 2 s. */
    @ParameterizedTest
    @ValueSource(longs = {1, 30, 300, 1_500})
    void shouldHaveOneBetweenAnyTwoLosses(long busyMs) {
        long lostMs = writeUntilWarm(busyMs, busyMs) + 50_000;
        for (int loss = 0; loss < 100; loss++) {
            schedule.lost();
            long atMs = lostMs + 2_000;
            lostMs += 6_000;
            schedule.begin(0, atMs * MS);
            int committed = 0;
            for (long dueMs = nextDueMs(atMs); dueMs + busyMs < lostMs; dueMs = nextDueMs(dueMs + busyMs)) {
                write(dueMs, busyMs, busyMs);
                committed++;
            }
            assertTrue(committed > 0, "loss " + loss);
        }
    }

    @Test
    void shouldKeepToTheIntervalAskedForWhenAWorkerIsLost() {
        CheckpointSchedule asked = new CheckpointSchedule(
                new FaultTolerance("", true, 30_000, 0, 10_000, 0, 0, false, false, FaultTolerance.FEWEST_KEPT), 0);
        asked.lost();
        asked.begin(0, 0);
        assertFalse(asked.isDue(0, 29_999 * MS));
        assertTrue(asked.isDue(0, 30_000 * MS));
        assertFalse(asked.needsAllToGoBack(5));
    }

    @Test
    void shouldLetAllGoBackWhenThereIsNoCheckpointBetweenLosses() {
        assertFalse(schedule.needsAllToGoBack(2));
        assertTrue(schedule.needsAllToGoBack(3));
    }
}
