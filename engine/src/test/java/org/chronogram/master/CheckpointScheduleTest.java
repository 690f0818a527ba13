package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.chronogram.worker.FaultTolerance;
import org.junit.jupiter.api.Test;

final class CheckpointScheduleTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CheckpointSchedule schedule = new CheckpointSchedule(FaultTolerance.DEFAULT, 0);

    /** Looks every millisecond; returns when a checkpoint is due. */
    private long nextDueMs(long fromMs) {
        long atMs = fromMs;
        while (!schedule.isDue(0, atMs * MS)) {
            atMs++;
            assertTrue(atMs < fromMs + 1_000_000);
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
    void shouldTryAgainAfterAFailure() {
        schedule.requested(0, 0);
        schedule.failed();
        assertEquals(500, nextDueMs(0));
    }
}
