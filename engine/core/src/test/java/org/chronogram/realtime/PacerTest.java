package org.chronogram.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class PacerTest {
    private static final long MS = 1_000_000;

    private final FakeClock clock = new FakeClock();
    private final List<String> notices = new ArrayList<>();
    private final Pacer pacer = pacer(1);

    private Pacer pacer(double factor) {
        return new Pacer(TimeScale.of(TimeBase.SECONDS, factor), clock, clock, notices::add, TimeBase.SECONDS::format);
    }

    @Test
    void shouldFollowTheWallClockFromTheTimeAtWhichItBegins() {
        pacer.begin(500 * MS);
        pacer.begin(0);
        assertTrue(pacer.isDue(500 * MS));
        assertFalse(pacer.isDue(510 * MS));
        clock.pass(10 * MS);
        assertTrue(pacer.isDue(510 * MS));
        assertEquals(510 * MS, pacer.nowTicks());
    }

    @Test
    void shouldLetSimulatedTimePassFasterOrSlower() {
        Pacer fast = pacer(10);
        Pacer slow = pacer(0.1);
        fast.begin(0);
        slow.begin(0);
        clock.pass(10 * MS);
        assertEquals(100 * MS, fast.nowTicks());
        assertEquals(MS, slow.nowTicks());
    }

    @Test
    void shouldWaitNoLongerThanItMay() {
        pacer.begin(0);
        pacer.idle(10 * MS, 3 * MS);
        assertEquals(3 * MS, pacer.nowTicks());
        pacer.idle(4 * MS, 3 * MS);
        assertEquals(4 * MS, pacer.nowTicks());
        pacer.idle(4 * MS, 3 * MS);
        assertEquals(2, clock.waits);
    }

    @Test
    void shouldMeasureHowLateStepsBegin() {
        pacer.begin(0);
        pacer.onStep(0);
        clock.pass(20_000);
        pacer.onStep(10_000);
        clock.pass(5 * MS);
        pacer.onStep(MS);
        assertEquals(3, pacer.lateness().getTotalCount());
        assertEquals(10_000.0, (double) pacer.lateness().getValueAtPercentile(50), 10.0);
        assertEquals(4.02 * MS, (double) pacer.lateness().getMaxValue(), 0.01 * MS);
        assertEquals(1, pacer.lateSteps());
        assertEquals(List.of(), notices);
    }

    @Test
    void shouldSayOnceThatTheRunIsBehind() {
        pacer.begin(0);
        clock.pass(150 * MS);
        pacer.onStep(10 * MS);
        pacer.onStep(11 * MS);
        assertEquals(
                List.of("sim: real time: the run is 140 ms behind the wall clock at simulated time 0.01s; it goes on"
                        + " without waiting until it has caught up"),
                notices);
    }
}
