package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.CachedNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worker 1 of three, with one thread, in epoch 4. Each partition has a window of its own. */
final class InlineExchangeTest {
    private static final int EPOCH = 4;
    private static final WorkerLayout LAYOUT = new WorkerLayout(1, 3, 1, false, true);

    private final CachedNanoClock clock = new CachedNanoClock();
    private final FakeMesh mesh = new FakeMesh(3);
    private final MessageLog log = new MessageLog(3, new CheckpointMarks(), 1 << 20);
    private final InlineExchange exchange = new InlineExchange(LAYOUT, new OutgoingStreams(LAYOUT, log), clock);
    private final EventBatches batches = new EventBatches(exchange, 1, 3);
    private final FrameHandler meshHandler = exchange.meshHandler();
    private final List<String> received = new ArrayList<>();

    @BeforeEach
    void connect() {
        exchange.connect(mesh, EPOCH, new long[3]);
        batches.connect(EPOCH, 1000);
        exchange.deliverTo(
                (source, buffer, offset, length) -> received.add(source + ": " + Frames.text(buffer, offset, length)));
    }

    private void send(int partition, long time) {
        long[] words = Frames.record(time, 1, 2, 3);
        batches.send(partition, words, 0, words.length);
    }

    /** The next event can reach partition 0 in 100 ticks, partition 1 in 101, and partition 2 in 102. */
    private static StepEnd end(long step, long next) {
        return Frames.stepEnd(step, 0, next, next + 100, next + 101, next + 102);
    }

    private void assertRefused(String message, DirectBuffer frame) {
        StepProtocolException e =
                assertThrows(StepProtocolException.class, () -> FakeMesh.deliver(meshHandler, 2, frame));
        assertEquals("step protocol broken: " + message, e.getMessage());
    }

    @Test
    void shouldBeTheExchangeOfItsOnlyPartition() {
        assertSame(exchange, exchange.partition(0));
        assertEquals(Optional.empty(), exchange.messagingAgent());
        assertEquals(0, exchange.peakWaitingBytesOfAgent());
    }

    @Test
    void shouldSendEventsToTheWorkerOfTheirPartition() {
        send(2, 70);
        batches.flushAll();
        assertEquals(List.of("EVENTS to=2 step=0 from=1 records=1 times=[70]"), mesh.takeSent(2));
        assertEquals(List.of(), mesh.takeSent(0));
    }

    @Test
    void shouldDriveTheMeshWhenItIsAskedToPush() {
        send(2, 70);
        batches.flushAll();
        assertEquals(0, mesh.turns());
        exchange.push();
        assertEquals(1, mesh.turns());
    }

    @Test
    void shouldSendEndBehindTheEventsWithTheNumberThatEachPeerGot() {
        send(2, 70);
        send(2, 71);
        send(0, 72);
        batches.flushAll();
        exchange.sendEnd(end(0, 70), batches);
        assertEquals(
                List.of(
                        "EVENTS to=0 step=0 from=1 records=1 times=[72]",
                        "END flags=0 step=0 from=1 records=1 times=[70, 170]"),
                mesh.takeSent(0));
        assertEquals(
                List.of(
                        "EVENTS to=2 step=0 from=1 records=2 times=[70, 71]",
                        "END flags=0 step=0 from=1 records=2 times=[70, 172]"),
                mesh.takeSent(2));
        assertEquals(List.of(), mesh.takeSent(1));
    }

    @Test
    void shouldNameNoPartitionWhereAllWindowsAreTheSame() {
        WorkerLayout layout = new WorkerLayout(1, 3, 1, false, false);
        InlineExchange common = new InlineExchange(layout, new OutgoingStreams(layout, log), clock);
        common.connect(mesh, EPOCH, new long[3]);
        common.deliverTo(
                (source, buffer, offset, length) -> received.add(source + ": " + Frames.text(buffer, offset, length)));
        common.sendEnd(Frames.stepEnd(0, 0, 70), batches);
        assertEquals(List.of("END flags=0 step=0 from=1 records=0 times=[70]"), mesh.takeSent(0));
        assertTrue(FakeMesh.deliver(common.meshHandler(), 2, Frames.end(EPOCH, 0, 2, 0, 0, 9)));
        assertEquals(List.of("3: END flags=0 step=0 from=2 records=0 times=[9]"), received);
        assertThrows(
                StepProtocolException.class,
                () -> FakeMesh.deliver(common.meshHandler(), 2, Frames.end(EPOCH, 1, 2, 0, 0, 9, 19)));
    }

    @Test
    void shouldStampEndWithTheEpoch() {
        exchange.sendEnd(end(0, 70), batches);
        assertEquals(List.of(EPOCH), mesh.epochs(0));
    }

    @Test
    void shouldNumberSourcesBehindItsOwnPartition() {
        assertTrue(FakeMesh.deliver(meshHandler, 0, Frames.events(EPOCH, 1, 0, 0)));
        assertTrue(FakeMesh.deliver(meshHandler, 2, Frames.end(EPOCH, 0, 2, 5, 0, 9, 19)));
        assertEquals(
                List.of(
                        "1: EVENTS to=1 step=0 from=0 records=0 times=[]",
                        "3: END flags=0 step=0 from=2 records=5 times=[9, 19]"),
                received);
    }

    @Test
    void shouldRefuseFramesUntilThereIsAReceiver() {
        InlineExchange fresh = new InlineExchange(LAYOUT, new OutgoingStreams(LAYOUT, log), clock);
        fresh.connect(mesh, EPOCH, new long[3]);
        assertFalse(FakeMesh.deliver(fresh.meshHandler(), 0, Frames.events(EPOCH, 1, 0, 0)));
    }

    @Test
    void shouldFailAtADamagedFrame() {
        assertRefused("frame of 3 bytes is neither EVENTS nor END", new UnsafeBuffer(new byte[3]));
        assertRefused("frame of 56 bytes is neither EVENTS nor END", Frames.end(EPOCH, 0, 2, 0, 0, 1));
        assertRefused("frame of 72 bytes is neither EVENTS nor END", Frames.end(EPOCH, 0, 2, 0, 0, 1, 2, 3));
        assertRefused("frame of epoch 3 in epoch 4", Frames.end(3, 0, 2, 0, 0, 1, 2));
        assertEquals(List.of(), received);
    }

    @Test
    void shouldSendAPeerItsNextStepOnlyWhenItHasEndedThisOne() {
        exchange.sendEnd(end(0, 70), batches);
        exchange.sendEnd(end(1, 80), batches);
        assertEquals(List.of("END flags=0 step=0 from=1 records=0 times=[70, 172]"), mesh.takeSent(2));
        assertTrue(FakeMesh.deliver(meshHandler, 2, Frames.end(EPOCH, 0, 2, 0, 0, 9, 19)));
        int unused = exchange.doWork();
        assertEquals(List.of("END flags=0 step=1 from=1 records=0 times=[80, 182]"), mesh.takeSent(2));
    }

    @Test
    void shouldProbeIdleStreamsWhenThereIsNothingToDo() {
        clock.update(123);
        mesh.report(2);
        assertEquals(2, exchange.doWork());
        assertEquals(List.of(), mesh.probesNs());
        mesh.report(0);
        assertEquals(0, exchange.doWork());
        assertEquals(List.of(123L), mesh.probesNs());
    }

    @Test
    void shouldCountTheBytesThatWait() {
        mesh.busy(2, true);
        exchange.sendEnd(end(0, 70), batches);
        assertEquals(StepEnd.frameBytes(1), exchange.peakWaitingBytes());
    }

    @Test
    void shouldRepeatToAPeerThatWasReplaced() {
        exchange.sendEnd(end(0, 70), batches);
        assertTrue(exchange.canRepeatFrom(0));
        mesh.takeSent(2);
        exchange.drain();
        exchange.connect(mesh, EPOCH + 1, new long[3]);
        int unused = exchange.doWork();
        assertEquals(List.of(EPOCH + 1), mesh.epochs(2));
        assertEquals(List.of("END flags=0 step=0 from=1 records=0 times=[70, 172]"), mesh.takeSent(2));
    }

    @Test
    void shouldTakeFramesOfTheNewEpochOnly() {
        exchange.connect(mesh, EPOCH + 1, new long[3]);
        assertRefused("frame of epoch 4 in epoch 5", Frames.end(EPOCH, 0, 2, 0, 0, 1, 2));
        assertTrue(FakeMesh.deliver(meshHandler, 2, Frames.end(EPOCH + 1, 0, 2, 0, 0, 1, 2)));
    }

    @Test
    void shouldRepeatOnlyFromTheStepAtWhichItBegan() {
        InlineExchange restored = new InlineExchange(LAYOUT, new OutgoingStreams(LAYOUT, log), clock);
        restored.startAt(8);
        assertFalse(restored.canRepeatFrom(7));
        assertTrue(restored.canRepeatFrom(8));
    }
}
