package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Two workers of two partitions: a partition hears of itself, of its sibling and of one peer. */
final class StepBarrierTest {
    private final StepBarrier barrier = new StepBarrier(4, 3);

    private static StepEnd end(int flags, long... nextEventTicks) {
        StepEnd end = new StepEnd(nextEventTicks.length);
        end.decode(Frames.end(0, 0, 0, 0, flags, nextEventTicks), 0);
        return end;
    }

    @Test
    void shouldBeCompleteWhenAllHaveEndedTheStep() {
        barrier.add(end(0, 5), 0);
        barrier.add(end(0, 6, 7), 2);
        assertFalse(barrier.isComplete());
        barrier.add(end(0, 8), 1);
        assertTrue(barrier.isComplete());
    }

    @Test
    void shouldKnowTheNextEventTimeOfEveryPartition() {
        barrier.add(end(0, 6, 7), 2);
        barrier.add(end(0, 8), 1);
        assertArrayEquals(new long[] {Frames.NONE, 8, 6, 7}, barrier.nextEventTicks());
        barrier.add(end(0, 5), 0);
        assertArrayEquals(new long[] {5, 8, 6, 7}, barrier.nextEventTicks());
    }

    @Test
    void shouldGatherFlags() {
        barrier.add(end(StepFlags.CHECKPOINT, 5), 0);
        barrier.add(end(0, 6, 7), 2);
        assertEquals(StepFlags.CHECKPOINT, barrier.flags());
        barrier.add(end(StepFlags.STOP, 8), 1);
        assertEquals(StepFlags.CHECKPOINT | StepFlags.STOP, barrier.flags());
    }

    @Test
    void shouldForgetTheStepBefore() {
        barrier.add(end(1, 5), 0);
        barrier.add(end(1, 6, 7), 2);
        barrier.add(end(1, 8), 1);
        barrier.beginStep(9);
        assertEquals(9, barrier.step());
        assertFalse(barrier.isComplete());
        assertEquals(0, barrier.flags());
        assertArrayEquals(new long[] {Frames.NONE, Frames.NONE, Frames.NONE, Frames.NONE}, barrier.nextEventTicks());
    }

    @Test
    void shouldBeCompleteByItselfWhereThereIsOnePartition() {
        StepBarrier alone = new StepBarrier(1, 1);
        assertFalse(alone.isComplete());
        alone.add(end(0, 3), 0);
        assertTrue(alone.isComplete());
    }
}
