package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TrialScheduleTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final TrialSchedule schedule = new TrialSchedule();

    @Test
    void shouldWaitLongerFromRoundToRound() {
        schedule.roundEnded(0);
        assertFalse(schedule.isDue(15 * SECOND_NS - 1));
        assertTrue(schedule.isDue(15 * SECOND_NS));
        schedule.roundEnded(20 * SECOND_NS);
        assertFalse(schedule.isDue(50 * SECOND_NS - 1));
        assertTrue(schedule.isDue(50 * SECOND_NS));
        for (int i = 0; i < 20; i++) {
            schedule.roundEnded(0);
        }
        assertTrue(schedule.isDue(600 * SECOND_NS));
    }

    @Test
    void shouldBeDisappointedByAChoiceThatKeepsBelowAnother() {
        schedule.roundEnded(0);
        long late = 10 * SECOND_NS;
        assertFalse(schedule.disappoints(80, 100, late));
        assertFalse(schedule.disappoints(80, 100, late));
        assertTrue(schedule.disappoints(80, 100, late));
        assertFalse(schedule.disappoints(95, 100, late));
        assertFalse(schedule.disappoints(80, 100, late));
    }

    @Test
    void shouldNotBeDisappointedAtOnceOrWithoutAnother() {
        schedule.roundEnded(0);
        for (int i = 0; i < 10; i++) {
            assertFalse(schedule.disappoints(80, 100, SECOND_NS));
        }
        for (int i = 0; i < 10; i++) {
            assertFalse(schedule.disappoints(80, 0, 10 * SECOND_NS));
        }
    }
}
