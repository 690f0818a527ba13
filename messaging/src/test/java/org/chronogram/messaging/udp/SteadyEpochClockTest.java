package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyEpochClockTest {
    private long nowNs = -5;

    @Test
    void shouldPassAsTheMonotonicClockDoes() {
        long beforeMs = System.currentTimeMillis();
        SteadyEpochClock clock = new SteadyEpochClock(() -> nowNs);
        long startMs = clock.time();
        assertTrue(startMs >= beforeMs && startMs <= System.currentTimeMillis(), "startMs=" + startMs);
        nowNs += TimeUnit.DAYS.toNanos(2) + 999_999;
        assertEquals(startMs + TimeUnit.DAYS.toMillis(2), clock.time());
    }
}
