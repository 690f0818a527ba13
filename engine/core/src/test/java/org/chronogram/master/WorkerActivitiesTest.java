package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WorkerActivitiesTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final WorkerActivities activities = new WorkerActivities(3);

    @Test
    void shouldSayNothingWhenNoWorkerIsBusy() {
        assertEquals("", activities.text(0));
    }

    @Test
    void shouldNameTheBusyWorkersInOrder() {
        activities.busy(2, "LP 9", 10);
        activities.busy(0, "LP 1", 20);
        assertEquals("worker 0: LP 1; worker 2: LP 9", activities.text(30));
        activities.busy(0, "LP 2", 40);
        assertEquals("worker 0: LP 2; worker 2: LP 9", activities.text(50));
    }

    @Test
    void shouldForgetAWorkerThatHasNotBeenBusyForASecond() {
        activities.busy(0, "LP 1", 0);
        activities.busy(1, "LP 5", 1);
        assertEquals("worker 0: LP 1; worker 1: LP 5", activities.text(SECOND_NS - 1));
        assertEquals("worker 1: LP 5", activities.text(SECOND_NS));
        assertEquals("", activities.text(SECOND_NS + 1));
    }

    @Test
    void shouldKeepTheTextOfAModelInOneLine() {
        activities.busy(1, "LP of class\n\tX\u001b[1m", 0);
        assertEquals("worker 1: LP of class X [1m", activities.text(0));
    }
}
