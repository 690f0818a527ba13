package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.messaging.Doorbell;
import org.junit.jupiter.api.Test;

final class AdaptiveWaitTest {
    private static final long TURN_NS = 1_000;

    private final CachedNanoClock clock = new CachedNanoClock();
    private int sleeps;
    private int offers;
    private long offerNs = TURN_NS;
    private final Doorbell doorbell = new Doorbell(new Doorbell.Sleeper() {
        @Override
        public void sleep() {
            sleeps++;
        }

        @Override
        public void wake() {
            // The thread of this test never sleeps.
        }
    });

    private AdaptiveWait waitWith(boolean spareCores) {
        return new AdaptiveWait(doorbell, spareCores, clock, () -> {
            offers++;
            clock.advance(offerNs);
        });
    }

    private void waitUntilItSleeps(AdaptiveWait wait) {
        int before = sleeps;
        for (int turn = 0; sleeps == before && turn < 10_000; turn++) {
            wait.idle(0);
        }
        assertEquals(before + 1, sleeps);
    }

    @Test
    void shouldLookAtOnceWithoutOfferingItsCore() {
        AdaptiveWait wait = waitWith(true);
        for (int turn = 0; turn < 20; turn++) {
            wait.idle(0);
        }
        assertEquals(0, offers);
        wait.idle(0);
        assertEquals(1, offers);
    }

    @Test
    void shouldSleepWhenItHasLookedForLong() {
        AdaptiveWait wait = waitWith(true);
        waitUntilItSleeps(wait);
        assertEquals(AdaptiveWait.LONGEST_LOOK_NS / TURN_NS, offers);
    }

    @Test
    void shouldSleepSoonWhereCoresAreShort() {
        AdaptiveWait wait = waitWith(false);
        waitUntilItSleeps(wait);
        assertEquals(AdaptiveWait.SHORTEST_LOOK_NS / TURN_NS, offers);
    }

    @Test
    void shouldLookOnceMoreBeforeItSleeps() {
        AdaptiveWait wait = waitWith(false);
        while (offers < AdaptiveWait.SHORTEST_LOOK_NS / TURN_NS) {
            wait.idle(0);
        }
        wait.idle(0);
        assertEquals(0, sleeps);
        doorbell.ring();
        wait.idle(0);
        assertEquals(0, sleeps);
    }

    @Test
    void shouldSleepAgainWhenItWasWokenInVain() {
        AdaptiveWait wait = waitWith(false);
        waitUntilItSleeps(wait);
        int before = offers;
        waitUntilItSleeps(wait);
        assertEquals(before, offers);
    }

    @Test
    void shouldLookForHalfAsLongEachTimeAnotherThreadHasTakenTheCore() {
        AdaptiveWait wait = waitWith(true);
        offerNs = AdaptiveWait.TAKEN_NS + 1;
        while (offers < 1) {
            wait.idle(0);
        }
        assertEquals(AdaptiveWait.LONGEST_LOOK_NS / 2, wait.lookNs());
        waitUntilItSleeps(wait);
        assertTrue(wait.lookNs() < AdaptiveWait.LONGEST_LOOK_NS / 2, () -> "looks for " + wait.lookNs() + " ns");
        long before = wait.lookNs();
        wait.idle(1);
        assertEquals(before, wait.lookNs());
        for (int round = 0; round < 10; round++) {
            waitUntilItSleeps(wait);
            wait.idle(1);
        }
        assertEquals(AdaptiveWait.SHORTEST_LOOK_NS, wait.lookNs());
    }

    @Test
    void shouldLookLongerAgainWithEachWaitInWhichNobodyTookTheCore() {
        AdaptiveWait wait = waitWith(false);
        long before = wait.lookNs();
        for (int round = 0; round < 100; round++) {
            wait.idle(0);
            wait.idle(1);
            assertTrue(wait.lookNs() >= before);
            before = wait.lookNs();
        }
        assertEquals(AdaptiveWait.LONGEST_LOOK_NS, wait.lookNs());
    }

    @Test
    void shouldNotLookLongerBecauseOfWorkWithoutAWait() {
        AdaptiveWait wait = waitWith(false);
        for (int round = 0; round < 100; round++) {
            wait.idle(1);
        }
        assertEquals(AdaptiveWait.SHORTEST_LOOK_NS, wait.lookNs());
    }

    @Test
    void shouldTakeItsAnnouncementBackWhenThereIsWork() {
        AdaptiveWait wait = waitWith(false);
        while (offers < AdaptiveWait.SHORTEST_LOOK_NS / TURN_NS) {
            wait.idle(0);
        }
        wait.idle(0);
        wait.idle(1);
        doorbell.await();
        assertEquals(0, sleeps);
    }
}
