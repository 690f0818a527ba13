package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.CachedNanoClock;
import org.junit.jupiter.api.Test;

/** A partition with a sibling and a peer. */
final class StepTimesTest {
    private static final int SIBLING = 1;
    private static final int PEER = 3;

    private final CachedNanoClock coreWaitClock = new CachedNanoClock();
    private final StepTimes times = new StepTimes(4, new CoreUse(coreWaitClock));
    private final StepBarrier barrier = new StepBarrier(3);
    private long nowNs = 5_000;

    /** A step: the partition is busy, and then waits for a sibling and a peer that were busy too. */
    private long step(long ownNs, long waitNs, int firstSource, long firstNs, int lastSource, long lastNs) {
        nowNs += ownNs;
        long busyNs = times.windowEnded(nowNs);
        nowNs += waitNs;
        barrier.beginStep(1);
        add(StepBarrier.OWN, busyNs);
        add(firstSource, firstNs);
        add(lastSource, lastNs);
        times.barrierPassed(nowNs, barrier, waitNs > 0);
        return busyNs;
    }

    private void add(int source, long busyNs) {
        StepEnd end = new StepEnd(0);
        end.busyNs(busyNs);
        barrier.add(end, 0, source);
    }

    private void begin() {
        step(1_000_000, 2_000_000, SIBLING, 0, PEER, 0);
    }

    private void assertTimes(long steps, long computeNs, long imbalanceNs, long exchangeNs) {
        assertEquals(steps, times.steps());
        assertEquals(computeNs, times.computeNs());
        assertEquals(imbalanceNs, times.imbalanceNs());
        assertEquals(exchangeNs, times.exchangeNs());
    }

    private void assertWaits(int source, long lastSteps, long imbalanceNs, long exchangeNs) {
        assertEquals(lastSteps, times.lastSteps(source));
        assertEquals(imbalanceNs, times.imbalanceNs(source));
        assertEquals(exchangeNs, times.exchangeNs(source));
    }

    @Test
    void shouldLeaveOutTheStepWhoseBeginItDoesNotKnow() {
        assertEquals(0, step(1_000_000, 2_000_000, SIBLING, 9, PEER, 9));
        assertTimes(0, 0, 0, 0);
        assertWaits(PEER, 0, 0, 0);
        assertEquals(300, step(300, 100, SIBLING, 300, PEER, 300));
        assertTimes(1, 300, 0, 100);
    }

    @Test
    void shouldChargeTheImbalanceToTheLongestAndTheRestToTheLast() {
        begin();
        step(300, 500, SIBLING, 600, PEER, 450);
        assertTimes(1, 300, 300, 200);
        assertWaits(SIBLING, 0, 300, 0);
        assertWaits(PEER, 1, 0, 200);
        step(300, 100, PEER, 320, SIBLING, 310);
        assertTimes(2, 600, 320, 280);
        assertWaits(SIBLING, 1, 300, 80);
        assertWaits(PEER, 1, 20, 200);
    }

    @Test
    void shouldChargeNoMoreThanTheWait() {
        begin();
        step(300, 50, SIBLING, 600, PEER, 450);
        assertTimes(1, 300, 50, 0);
        assertWaits(SIBLING, 0, 50, 0);
        assertWaits(PEER, 1, 0, 0);
    }

    @Test
    void shouldCallAllExchangeWhereThePartitionItselfWasBusyLongest() {
        begin();
        step(700, 40, SIBLING, 600, PEER, 450);
        assertTimes(1, 700, 0, 40);
        assertWaits(SIBLING, 0, 0, 0);
        assertWaits(PEER, 1, 0, 40);
    }

    @Test
    void shouldWaitForNobodyWhereAllEndsWereThereAtTheFirstLook() {
        begin();
        step(700, 0, SIBLING, 600, PEER, 450);
        assertEquals(1, times.ownLastSteps());
        assertTimes(1, 700, 0, 0);
        assertWaits(PEER, 0, 0, 0);
    }

    @Test
    void shouldCountTheCopyingOfACheckpointApart() {
        begin();
        nowNs += 4_000;
        times.checkpointTaken(nowNs);
        // Others wait for the copying too, so the END includes it.
        assertEquals(4_300, step(300, 600, SIBLING, 4_800, PEER, 4_000));
        assertTimes(1, 300, 500, 100);
        assertEquals(4_000, times.checkpointNs());
        assertEquals(200, step(200, 0, SIBLING, 0, PEER, 0));
        assertTimes(2, 500, 500, 100);
        assertEquals(4_000, times.checkpointNs());
    }

    @Test
    void shouldLeaveOutAStepThatWasInterrupted() {
        begin();
        step(300, 100, SIBLING, 300, PEER, 300);
        times.interrupted();
        assertEquals(0, step(1_000_000, 100, SIBLING, 300, PEER, 300));
        assertTimes(1, 300, 0, 100);
        nowNs += 300;
        times.windowEnded(nowNs);
        times.interrupted();
        times.barrierPassed(nowNs + 1_000_000, barrier, true);
        assertTimes(1, 300, 0, 100);
    }

    @Test
    void shouldTellForHowLongTheThreadHadNoCore() {
        begin();
        for (int i = 0; i < 40; i++) {
            coreWaitClock.advance(250_000);
            step(1_000_000, 3_000_000, SIBLING, 0, PEER, 0);
        }
        assertEquals(40_000_000, times.computeNs());
        assertEquals(10_000_000, times.withoutCoreNs());
    }

    @Test
    void shouldTakeAClockThatGoesBackForOneThatStandsStill() {
        begin();
        step(-300, -100, SIBLING, 0, PEER, 0);
        assertTimes(1, 0, 0, 0);
    }
}
