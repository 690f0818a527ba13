package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StepFlagsTest {
    private final StepFlags flags = new StepFlags();

    @Test
    void shouldBeginWithNoFlagRaised() {
        assertEquals(0, flags.take());
    }

    @Test
    void shouldRaiseACheckpointForOneStep() {
        flags.raise(StepFlags.CHECKPOINT);
        assertEquals(StepFlags.CHECKPOINT, flags.take());
        assertEquals(0, flags.take());
    }

    @Test
    void shouldGoOnRaisingStop() {
        flags.raise(StepFlags.STOP);
        assertEquals(StepFlags.STOP, flags.take());
        assertEquals(StepFlags.STOP, flags.take());
    }

    @Test
    void shouldRaiseBothAtOnce() {
        flags.raise(StepFlags.STOP);
        flags.raise(StepFlags.CHECKPOINT);
        flags.raise(StepFlags.CHECKPOINT);
        assertEquals(StepFlags.STOP | StepFlags.CHECKPOINT, flags.take());
        assertEquals(StepFlags.STOP, flags.take());
    }
}
