package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RunClockTest {
    private long nowNs = 1_000;
    private final RunClock clock = new RunClock(() -> nowNs);

    @Test
    void shouldTakeNoTimeBeforeTheFirstStep() {
        nowNs = 5_000;
        assertFalse(clock.isStarted());
        assertEquals(0, clock.wallNs());
        assertEquals(5_000, clock.nanoTime());
    }

    @Test
    void shouldMeasureFromTheFirstStart() {
        clock.start();
        nowNs = 1_300;
        clock.start();
        nowNs = 1_700;
        assertTrue(clock.isStarted());
        assertEquals(700, clock.wallNs());
    }

    @Test
    void shouldAddTheTimeBeforeTheRunWasResumed() {
        clock.resume(40);
        assertEquals(40, clock.wallNs());
        clock.start();
        nowNs += 2;
        assertEquals(42, clock.wallNs());
    }
}
