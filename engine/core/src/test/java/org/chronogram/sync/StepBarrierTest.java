package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Two workers of two partitions: a partition hears of itself, of its sibling and of one peer. */
final class StepBarrierTest {
    private static final int SIBLING = 1;
    private static final int PEER = 2;

    private final StepBarrier barrier = new StepBarrier(3);

    private static StepEnd end(int flags, long nextEventTicks, long... reachTicks) {
        StepEnd end = new StepEnd(reachTicks.length);
        end.decode(Frames.end(0, 0, 0, 0, flags, nextEventTicks, reachTicks), 0);
        return end;
    }

    @Test
    void shouldBeCompleteWhenAllHaveEndedTheStep() {
        barrier.add(end(0, 5, 15), 0, PEER);
        barrier.add(end(0, 6, 16), 0, PEER);
        assertFalse(barrier.isComplete());
        barrier.add(end(0, 8, 18), 0, PEER);
        assertTrue(barrier.isComplete());
    }

    @Test
    void shouldKnowTheSmallestNextEventTimeOfAllSources() {
        assertEquals(Frames.NONE, barrier.nextEventTicks());
        barrier.add(end(0, 7, 15), 0, PEER);
        assertEquals(7, barrier.nextEventTicks());
        barrier.add(end(0, 8, 15), 0, PEER);
        assertEquals(7, barrier.nextEventTicks());
        barrier.add(end(0, 5, 15), 0, PEER);
        assertEquals(5, barrier.nextEventTicks());
    }

    @Test
    void shouldLeaveOutSourcesWithoutEvents() {
        barrier.add(end(0, Frames.NONE, Frames.NONE), 0, PEER);
        barrier.add(end(0, 50, 60), 0, PEER);
        barrier.add(end(0, Frames.NONE, Frames.NONE), 0, PEER);
        assertEquals(50, barrier.nextEventTicks());
        assertEquals(60, barrier.reachTicks());
    }

    @Test
    void shouldKnowWhenAnySourceCanReachThePartition() {
        assertEquals(Frames.NONE, barrier.reachTicks());
        barrier.add(end(0, 5, 18), 0, PEER);
        assertEquals(18, barrier.reachTicks());
        barrier.add(end(0, 5, 15), 0, PEER);
        assertEquals(15, barrier.reachTicks());
        barrier.add(end(0, 5, 16), 0, PEER);
        assertEquals(15, barrier.reachTicks());
    }

    /** The own END has the times of all partitions, an END that came from elsewhere only that of this partition. */
    @Test
    void shouldFindThePartitionAtItsIndex() {
        barrier.add(end(0, 5, 11, 30, 12, 13), 1, PEER);
        assertEquals(30, barrier.reachTicks());
        barrier.add(end(0, 5, 25), 0, PEER);
        assertEquals(25, barrier.reachTicks());
    }

    @Test
    void shouldNotKnowWhenItCanBeReachedWhereAllWindowsAreTheSame() {
        barrier.add(end(0, 5), 3, PEER);
        barrier.add(end(0, 6), 0, PEER);
        barrier.add(end(0, 7), 0, PEER);
        assertTrue(barrier.isComplete());
        assertEquals(5, barrier.nextEventTicks());
        assertEquals(Frames.NONE, barrier.reachTicks());
    }

    private void add(int source, long busyNs) {
        StepEnd end = new StepEnd(0);
        end.busyNs(busyNs);
        barrier.add(end, 0, source);
    }

    @Test
    void shouldKnowWhichOtherWasBusyLongestAndWhoseEndCameLast() {
        assertEquals(StepBarrier.OWN, barrier.longestSource());
        add(PEER, 700);
        add(StepBarrier.OWN, 900);
        add(SIBLING, 600);
        assertEquals(700, barrier.longestNs());
        assertEquals(PEER, barrier.longestSource());
        assertEquals(SIBLING, barrier.lastSource());
        barrier.beginStep(1);
        assertEquals(0, barrier.longestNs());
        assertEquals(StepBarrier.OWN, barrier.longestSource());
        add(SIBLING, 0);
        add(PEER, -5);
        add(StepBarrier.OWN, 900);
        assertEquals(0, barrier.longestNs());
        assertEquals(StepBarrier.OWN, barrier.longestSource());
        assertEquals(StepBarrier.OWN, barrier.lastSource());
    }

    @Test
    void shouldGatherFlags() {
        barrier.add(end(StepFlags.CHECKPOINT, 5, 15), 0, PEER);
        barrier.add(end(0, 6, 16), 0, PEER);
        assertEquals(StepFlags.CHECKPOINT, barrier.flags());
        barrier.add(end(StepFlags.STOP, 8, 18), 0, PEER);
        assertEquals(StepFlags.CHECKPOINT | StepFlags.STOP, barrier.flags());
    }

    @Test
    void shouldForgetTheStepBefore() {
        barrier.add(end(1, 5, 15), 0, PEER);
        barrier.add(end(1, 6, 16), 0, PEER);
        barrier.add(end(1, 8, 18), 0, PEER);
        barrier.beginStep(9);
        assertEquals(9, barrier.step());
        assertFalse(barrier.isComplete());
        assertEquals(0, barrier.flags());
        assertEquals(Frames.NONE, barrier.nextEventTicks());
        assertEquals(Frames.NONE, barrier.reachTicks());
    }

    @Test
    void shouldBeCompleteByItselfWhereThereIsOnePartition() {
        StepBarrier alone = new StepBarrier(1);
        assertFalse(alone.isComplete());
        alone.add(end(0, 3, 13), 0, StepBarrier.OWN);
        assertTrue(alone.isComplete());
    }

    @Test
    void shouldAddUpWhatAllHaveCounted() {
        for (int count = 3; count < 6; count++) {
            StepEnd end = new StepEnd(0);
            end.count(count);
            barrier.add(end, 0, PEER);
        }
        assertEquals(12, barrier.count());
        barrier.beginStep(1);
        assertEquals(0, barrier.count());
    }
}
