package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StopDeadlineTest {
    private static final long START_NS = Long.MAX_VALUE - 1;

    private final StopDeadline deadline = new StopDeadline();

    private static long afterMs(long ms) {
        return START_NS + TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void shouldNeverPassWhileNobodyWaits() {
        deadline.reporting(afterMs(0));
        assertFalse(deadline.isPassed(false, afterMs(1_000_000)));
    }

    @Test
    void shouldPassAfterThreeSeconds() {
        deadline.begin(afterMs(0));
        assertFalse(deadline.isPassed(false, afterMs(3_000)));
        assertTrue(deadline.isPassed(false, afterMs(3_001)));
        assertEquals(TimeUnit.SECONDS.toNanos(3), deadline.timeoutNs());
    }

    @Test
    void shouldBeginAnewWhenTheWorkersReport() {
        deadline.begin(afterMs(0));
        deadline.reporting(afterMs(2_000));
        assertFalse(deadline.isPassed(false, afterMs(5_000)));
        assertTrue(deadline.isPassed(false, afterMs(5_001)));
    }

    @Test
    void shouldAllowThreeMoreSecondsForARecovery() {
        deadline.begin(afterMs(0));
        assertFalse(deadline.isPassed(true, afterMs(2_000)));
        assertFalse(deadline.isPassed(true, afterMs(4_000)));
        assertFalse(deadline.isPassed(true, afterMs(6_000)));
        assertTrue(deadline.isPassed(true, afterMs(6_001)));
    }

    @Test
    void shouldNotCountTheTimeOfARecoveryAfterItsEnd() {
        deadline.begin(afterMs(0));
        assertFalse(deadline.isPassed(true, afterMs(1_000)));
        assertFalse(deadline.isPassed(false, afterMs(4_000)));
        assertTrue(deadline.isPassed(false, afterMs(4_001)));
    }
}
