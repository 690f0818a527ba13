package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.kernel.Kernel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LPs 0 and 1 are in the partition; LP 2 sends. An event is known by its sequence. */
final class RepeatedStepTest {
    private static final int SOURCE = 4;
    private static final long STEP = 9;

    private final Kernel kernel = Frames.idleKernel(4, 2, 0);
    private final RepeatedStep repeated = new RepeatedStep(kernel);

    @BeforeEach
    void expect() {
        repeated.expect(STEP - 1, true);
    }

    private static UnsafeBuffer frame(int... sequences) {
        long[][] records = new long[sequences.length][];
        for (int i = 0; i < sequences.length; i++) {
            records[i] = Frames.record(100 + sequences[i], 2, sequences[i], i % 2);
        }
        return Frames.events(0, 0, STEP, SOURCE, records);
    }

    private void arrivedBefore(int... sequences) {
        UnsafeBuffer frame = frame(sequences);
        kernel.insert(frame, StepFrame.HEADER_BYTES, frame.capacity() - StepFrame.HEADER_BYTES);
    }

    private void repeat(int... sequences) {
        UnsafeBuffer frame = frame(sequences);
        repeated.add(frame, StepFrame.HEADER_BYTES, frame.capacity() - StepFrame.HEADER_BYTES);
    }

    private Set<Integer> pending() {
        Set<Integer> sequences = new TreeSet<>();
        kernel.state().forEachPending((words, offset, lengthWords) -> {
            for (int at = offset; at < offset + lengthWords; at += 3) {
                assertTrue(sequences.add((int) (words[at + 1] >>> 32)), "twice");
            }
        });
        return sequences;
    }

    private void assertOtherEvents(int arrivedBefore, String counts) {
        StepProtocolException e =
                assertThrows(StepProtocolException.class, () -> repeated.insertMissing(SOURCE, STEP, arrivedBefore));
        assertEquals(
                "step protocol broken: source 4 repeated step 9 with other events: " + counts
                        + "; the model does not do the same when it is run again",
                e.getMessage());
    }

    @Test
    void shouldAddTheEventsThatAreMissing() {
        arrivedBefore(1, 2);
        repeat(1, 2, 3);
        repeat(4);
        assertEquals(4, repeated.insertMissing(SOURCE, STEP, 2));
        assertEquals(Set.of(1, 2, 3, 4), pending());
    }

    @Test
    void shouldAddTheEventsThatAreMissingInAnyOrder() {
        arrivedBefore(3, 1);
        repeat(5, 3);
        repeat(2, 1, 4);
        assertEquals(5, repeated.insertMissing(SOURCE, STEP, 2));
        assertEquals(Set.of(1, 2, 3, 4, 5), pending());
    }

    @Test
    void shouldAddNoEventWhereAllHadArrived() {
        arrivedBefore(1, 2, 3);
        repeat(3, 2, 1);
        assertEquals(3, repeated.insertMissing(SOURCE, STEP, 3));
        assertEquals(Set.of(1, 2, 3), pending());
    }

    @Test
    void shouldNotTakePendingEventsOfOtherStepsForRepeatedOnes() {
        arrivedBefore(10, 11);
        arrivedBefore(1);
        repeat(1, 2);
        assertEquals(2, repeated.insertMissing(SOURCE, STEP, 1));
        assertEquals(Set.of(1, 2, 10, 11), pending());
    }

    @Test
    void shouldFailWhereAnEventThatHadArrivedIsNotRepeated() {
        arrivedBefore(1, 2);
        repeat(1, 3);
        assertOtherEvents(2, "of 2, 1 had not arrived before, 2 had");
    }

    @Test
    void shouldFailWhereFewerEventsAreRepeatedThanHadArrived() {
        arrivedBefore(1, 2);
        assertOtherEvents(2, "of 0, 0 had not arrived before, 2 had");
    }

    @Test
    void shouldFailWhereAnEventIsRepeatedTwice() {
        arrivedBefore(1);
        repeat(1, 2, 2);
        assertOtherEvents(1, "of 3, 1 had not arrived before, 1 had");
    }

    @Test
    void shouldLeaveTheKernelAloneWhereItFails() {
        arrivedBefore(1, 2);
        repeat(1, 3);
        assertThrows(StepProtocolException.class, () -> repeated.insertMissing(SOURCE, STEP, 2));
        assertEquals(Set.of(1, 2), pending());
    }

    @Test
    void shouldKnowWhichStepsAreComplete() {
        assertTrue(repeated.isComplete(0));
        assertTrue(repeated.isComplete(STEP - 1));
        assertFalse(repeated.isComplete(STEP));
    }

    @Test
    void shouldGatherUntilTheStepHasEnded() {
        assertTrue(repeated.isGathering());
        assertEquals(0, repeated.insertMissing(SOURCE, STEP, 0));
        assertFalse(repeated.isGathering());
    }

    @Test
    void shouldExpectNothingAtFirst() {
        RepeatedStep fresh = new RepeatedStep(kernel);
        assertFalse(fresh.isGathering());
        assertFalse(fresh.isComplete(0));
    }

    @Test
    void shouldNotGatherWhereNoPartHadArrived() {
        repeated.expect(STEP, false);
        assertFalse(repeated.isGathering());
        assertTrue(repeated.isComplete(STEP));
    }

    @Test
    void shouldForgetARepetitionThatWasCutShortByAnotherLoss() {
        arrivedBefore(1);
        repeat(1, 2);
        repeated.expect(STEP - 1, true);
        repeat(3, 1);
        assertEquals(2, repeated.insertMissing(SOURCE, STEP, 1));
        assertEquals(Set.of(1, 3), pending());
    }

    @Test
    void shouldRepeatAnotherStepLater() {
        arrivedBefore(1);
        repeat(1, 2);
        assertEquals(2, repeated.insertMissing(SOURCE, STEP, 1));
        repeated.expect(STEP + 3, true);
        arrivedBefore(20);
        repeat(21, 20, 22);
        assertEquals(3, repeated.insertMissing(SOURCE, STEP + 4, 1));
        assertEquals(Set.of(1, 2, 20, 21, 22), pending());
    }
}
