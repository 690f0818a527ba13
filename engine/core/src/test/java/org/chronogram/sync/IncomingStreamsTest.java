package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.kernel.Kernel;
import org.junit.jupiter.api.Test;

/**
 * Partition 0 of two workers of two threads: source 1 is its sibling, source 3 the peer, which has partitions 2 and 3. LPs 0
 * and 1 are in the partition, LP 6 in the peer. Each partition has a window of its own.
 */
final class IncomingStreamsTest {
    private static final int SIBLING = 1;
    private static final int PEER = 3;

    private final Kernel kernel = Frames.idleKernel(8, 4, 0);
    private final IncomingStreams streams = new IncomingStreams(new WorkerLayout(0, 2, 2, false, true), kernel);
    private final StepBarrier barrier = streams.barrier();

    private void arrive(int source, DirectBuffer frame) {
        assertTrue(streams.onFrame(source, frame, 0, frame.capacity()));
    }

    private static UnsafeBuffer events(long step, int... sequences) {
        long[][] records = new long[sequences.length][];
        for (int i = 0; i < sequences.length; i++) {
            records[i] = Frames.record(100 + sequences[i], 6, sequences[i], 0);
        }
        return Frames.events(0, 0, step, 1, records);
    }

    private static UnsafeBuffer peerEnd(long step, int records) {
        return Frames.end(0, step, 1, records, 0, 50, 60);
    }

    private static UnsafeBuffer siblingEnd(long step) {
        return Frames.end(0, step, 1, 0, 0, 70, 55);
    }

    private void endOwn() {
        endOwn(80, 90);
    }

    private void endOwn(long nextEventTicks, long reachTicks) {
        barrier.add(Frames.stepEnd(barrier.step(), 0, nextEventTicks, reachTicks), 0, StepBarrier.OWN);
    }

    private void assertBroken(String message, int source, DirectBuffer frame) {
        StepProtocolException e = assertThrows(StepProtocolException.class, () -> arrive(source, frame));
        assertEquals("step protocol broken: " + message, e.getMessage());
    }

    @Test
    void shouldPutEventsIntoTheKernelAsTheyArrive() {
        arrive(PEER, events(0, 1, 2));
        arrive(SIBLING, events(0, 3));
        assertEquals(3, kernel.pendingEvents());
    }

    @Test
    void shouldBeCompleteWhenAllHaveEnded() {
        endOwn();
        arrive(PEER, events(0, 1, 2));
        arrive(PEER, peerEnd(0, 2));
        assertFalse(barrier.isComplete());
        arrive(SIBLING, siblingEnd(0));
        assertTrue(barrier.isComplete());
        assertEquals(50, barrier.nextEventTicks());
        assertEquals(55, barrier.reachTicks());
    }

    @Test
    void shouldTakeTheSmallestTimesOfAllSources() {
        endOwn(40, 90);
        assertEquals(40, barrier.nextEventTicks());
        assertEquals(90, barrier.reachTicks());
        arrive(PEER, Frames.end(0, 0, 1, 0, 0, 50, 60));
        assertEquals(40, barrier.nextEventTicks());
        assertEquals(60, barrier.reachTicks());
        arrive(SIBLING, Frames.end(0, 0, 1, 0, 0, 30, 70));
        assertEquals(30, barrier.nextEventTicks());
        assertEquals(60, barrier.reachTicks());
    }

    @Test
    void shouldTakeAnEndThatNamesNoPartitionWhereAllWindowsAreTheSame() {
        IncomingStreams common = new IncomingStreams(new WorkerLayout(0, 2, 2, false, false), kernel);
        DirectBuffer frame = Frames.end(0, 0, 1, 0, 0, 50);
        assertTrue(common.onFrame(PEER, frame, 0, frame.capacity()));
        assertEquals(50, common.barrier().nextEventTicks());
        assertEquals(Frames.NONE, common.barrier().reachTicks());
        DirectBuffer naming = Frames.end(0, 0, 1, 0, 0, 50, 60);
        StepProtocolException e =
                assertThrows(StepProtocolException.class, () -> common.onFrame(SIBLING, naming, 0, naming.capacity()));
        assertEquals("step protocol broken: frame of 64 bytes is neither EVENTS nor END", e.getMessage());
    }

    @Test
    void shouldNotBeCompleteBeforeItsOwnEnd() {
        arrive(PEER, peerEnd(0, 0));
        arrive(SIBLING, siblingEnd(0));
        assertFalse(barrier.isComplete());
    }

    @Test
    void shouldLetAPeerWaitThatIsAStepAhead() {
        arrive(PEER, peerEnd(0, 0));
        arrive(PEER, events(1, 1, 2));
        arrive(PEER, peerEnd(1, 2));
        assertEquals(0, kernel.pendingEvents());
        streams.beginStep(1);
        assertEquals(2, kernel.pendingEvents());
        endOwn();
        arrive(SIBLING, siblingEnd(1));
        assertTrue(barrier.isComplete());
    }

    @Test
    void shouldFailWhereASourceIsTwoStepsAhead() {
        arrive(PEER, peerEnd(0, 0));
        arrive(PEER, peerEnd(1, 0));
        arrive(PEER, events(2, 1));
        StepProtocolException e = assertThrows(StepProtocolException.class, () -> streams.beginStep(1));
        assertEquals("step protocol broken: source 3 is more than one step ahead of step 1", e.getMessage());
    }

    @Test
    void shouldFailAtAFrameOfAnotherStep() {
        assertBroken("frame of step 1 from source 3 in step 0", PEER, events(1, 1));
        streams.beginStep(1);
        assertBroken("frame of step 0 from source 1 in step 1", SIBLING, siblingEnd(0));
    }

    @Test
    void shouldFailWhereFramesWereLost() {
        arrive(PEER, events(0, 1, 2));
        assertBroken("source 3 sent 3 records in step 0, 2 arrived", PEER, peerEnd(0, 3));
    }

    @Test
    void shouldFailWhereFramesCameTwice() {
        arrive(SIBLING, events(0, 1));
        arrive(SIBLING, events(0, 1));
        assertBroken("source 1 sent 1 records in step 0, 2 arrived", SIBLING, Frames.end(0, 0, 1, 1, 0, 70, 55));
    }

    @Test
    void shouldCountTheRecordsOfEachStepAnew() {
        arrive(PEER, events(0, 1, 2));
        arrive(PEER, peerEnd(0, 2));
        streams.beginStep(1);
        arrive(PEER, events(1, 3));
        arrive(PEER, peerEnd(1, 1));
        assertEquals(3, kernel.pendingEvents());
    }

    @Test
    void shouldFailWhereAFrameHoldsAnotherNumberOfRecords() {
        UnsafeBuffer frame = events(0, 1, 2);
        StepFrame.encodeEvents(frame, 0, 0, 0, 1, 5);
        assertBroken("frame from source 3 holds 2 records, its header says 5", PEER, frame);
    }

    @Test
    void shouldFailAtADamagedFrame() {
        assertBroken("frame of 7 bytes is neither EVENTS nor END", PEER, new UnsafeBuffer(new byte[7]));
        assertBroken("frame of 56 bytes is neither EVENTS nor END", PEER, Frames.end(0, 0, 1, 0, 0, 50));
        assertBroken("frame of 72 bytes is neither EVENTS nor END", SIBLING, Frames.end(0, 0, 1, 0, 0, 50, 60, 70));
    }

    @Test
    void shouldGatherTheFlagsOfAllSources() {
        arrive(PEER, Frames.end(0, 0, 1, 0, StepFlags.STOP, 1, 2));
        arrive(SIBLING, Frames.end(0, 0, 1, 0, StepFlags.CHECKPOINT, 1, 2));
        assertEquals(StepFlags.STOP | StepFlags.CHECKPOINT, barrier.flags());
    }

    @Test
    void shouldDropStepsThatAPeerRepeatsAlthoughTheyAreComplete() {
        streams.beginStep(5);
        arrive(PEER, events(5, 1, 2));
        arrive(PEER, peerEnd(5, 2));
        streams.expectRepetition();
        arrive(PEER, events(4, 7));
        arrive(PEER, peerEnd(4, 1));
        arrive(PEER, events(5, 2));
        arrive(PEER, events(5, 1));
        arrive(PEER, peerEnd(5, 2));
        assertEquals(2, kernel.pendingEvents());
        endOwn();
        arrive(SIBLING, siblingEnd(5));
        assertTrue(barrier.isComplete());
    }

    @Test
    void shouldTakeWhatIsMissingOfAStepOfWhichAPartHadArrived() {
        streams.beginStep(5);
        arrive(PEER, events(5, 1, 2));
        streams.expectRepetition();
        arrive(PEER, events(4, 7));
        arrive(PEER, peerEnd(4, 1));
        arrive(PEER, events(5, 3, 2));
        assertEquals(2, kernel.pendingEvents());
        arrive(PEER, events(5, 1));
        arrive(PEER, peerEnd(5, 3));
        assertEquals(3, kernel.pendingEvents());
        arrive(PEER, events(6, 8));
        streams.beginStep(6);
        assertEquals(4, kernel.pendingEvents());
    }

    @Test
    void shouldTakeAWholeStepOfWhichNoPartHadArrived() {
        streams.beginStep(5);
        streams.expectRepetition();
        arrive(PEER, peerEnd(4, 0));
        arrive(PEER, events(5, 1));
        assertEquals(1, kernel.pendingEvents());
        arrive(PEER, peerEnd(5, 1));
    }

    @Test
    void shouldForgetTheFramesThatWaitedAsTheyWillComeAgain() {
        streams.beginStep(5);
        arrive(PEER, peerEnd(5, 0));
        arrive(PEER, events(6, 1, 2));
        streams.expectRepetition();
        streams.beginStep(6);
        assertEquals(0, kernel.pendingEvents());
        arrive(PEER, events(6, 1, 2));
        arrive(PEER, peerEnd(6, 2));
        assertEquals(2, kernel.pendingEvents());
    }

    @Test
    void shouldGoOnWithSiblingsThatRepeatNothing() {
        streams.beginStep(5);
        arrive(SIBLING, events(5, 1));
        streams.expectRepetition();
        arrive(SIBLING, events(5, 2));
        assertEquals(2, kernel.pendingEvents());
        arrive(SIBLING, Frames.end(0, 5, 1, 2, 0, 70, 55));
        arrive(SIBLING, events(6, 3));
        streams.expectRepetition();
        streams.beginStep(6);
        assertEquals(3, kernel.pendingEvents());
    }

    @Test
    void shouldFailWhereAPeerRepeatsOtherEvents() {
        streams.beginStep(5);
        arrive(PEER, events(5, 1));
        streams.expectRepetition();
        arrive(PEER, events(5, 2));
        assertBroken(
                "source 3 repeated step 5 with other events: of 1, 1 had not arrived before, 1 had; the model does not"
                        + " do the same when it is run again",
                PEER,
                peerEnd(5, 1));
    }

    @Test
    void shouldCountWhatIsRepeated() {
        streams.beginStep(5);
        arrive(PEER, events(5, 1));
        streams.expectRepetition();
        arrive(PEER, events(5, 2, 1));
        assertBroken("source 3 sent 3 records in step 5, 2 arrived", PEER, peerEnd(5, 3));
    }
}
