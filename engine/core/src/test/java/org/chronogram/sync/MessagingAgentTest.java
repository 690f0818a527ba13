package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.CachedNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.Doorbell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Worker 1 of three, with two threads, so with partitions 2 and 3; in epoch 4. Each partition has a window of its own.
 */
final class MessagingAgentTest {
    private static final int EPOCH = 4;
    private static final WorkerLayout LAYOUT = new WorkerLayout(1, 3, 2, true, true);

    private final CachedNanoClock clock = new CachedNanoClock();
    private final FakeMesh mesh = new FakeMesh(3);
    private final Doorbell[] doorbells = WorkerExchange.doorbells(2);
    private final RingLink[] agentEnds = {
        RingLink.create(doorbells[0], doorbells[1]), RingLink.create(doorbells[0], doorbells[1])
    };
    private final RingLink[] partitionEnds = {agentEnds[0].otherEnd(), agentEnds[1].otherEnd()};
    private final OutgoingStreams toPeers =
            new OutgoingStreams(LAYOUT, new MessageLog(3, new CheckpointMarks(), 1 << 20));
    private final MessagingAgent agent = new MessagingAgent(LAYOUT, agentEnds, toPeers, clock);

    @BeforeEach
    void connect() {
        toPeers.connect(mesh, EPOCH, new long[] {9, 9, 9});
        agent.connect(mesh, EPOCH);
    }

    private void fromPartition(int thread, DirectBuffer frame) {
        partitionEnds[thread].send(frame, 0, frame.capacity());
    }

    /**
     * A partition says when it can reach each of the six partitions: thread 0 those with an even index within 100 ticks and
     * those with an odd one within 200, thread 1 the other way round; the digit says which one.
     */
    private static UnsafeBuffer partitionEnd(int thread, long step, int flags, long next) {
        long[] reachTicks = new long[6];
        for (int partition = 0; partition < reachTicks.length; partition++) {
            long ticks = partition % 2 == thread ? 100 : 200;
            reachTicks[partition] = next == Frames.NONE ? Frames.NONE : next + ticks + partition;
        }
        return Frames.end(EPOCH, step, thread, 0, flags, next, reachTicks);
    }

    private List<String> toPartition(int thread) {
        List<String> frames = new ArrayList<>();
        int taken = partitionEnds[thread].drain(
                (source, buffer, offset, length) -> frames.add(Frames.text(buffer, offset, length)), 0, 1000);
        assertEquals(taken, frames.size());
        return frames;
    }

    private static UnsafeBuffer peerEvents(int peer, int partition, long step, int records) {
        long[][] words = new long[records][];
        for (int i = 0; i < records; i++) {
            words[i] = Frames.record(100 + i, 0, i, 0);
        }
        return Frames.events(EPOCH, partition, step, peer, words);
    }

    private boolean fromPeer(int peer, DirectBuffer frame) {
        return FakeMesh.deliver(agent, peer, frame);
    }

    private void assertRefused(String message, int peer, DirectBuffer frame) {
        StepProtocolException e = assertThrows(StepProtocolException.class, () -> fromPeer(peer, frame));
        assertEquals("step protocol broken: " + message, e.getMessage());
    }

    @Test
    void shouldSendEventsToTheWorkerOfTheirPartition() {
        fromPartition(0, Frames.events(EPOCH, 1, 0, 1));
        fromPartition(1, Frames.events(EPOCH, 4, 0, 1));
        assertEquals(2, agent.doWork());
        assertEquals(List.of("EVENTS to=1 step=0 from=1 records=0 times=[]"), mesh.takeSent(0));
        assertEquals(List.of("EVENTS to=4 step=0 from=1 records=0 times=[]"), mesh.takeSent(2));
    }

    @Test
    void shouldSendOneEndToEachPeerWhenAllPartitionsHaveEndedTheStep() {
        fromPartition(0, Frames.events(EPOCH, 0, 0, 1, Frames.record(70, 4, 0, 0), Frames.record(71, 4, 1, 0)));
        fromPartition(0, partitionEnd(0, 0, StepFlags.CHECKPOINT, 70));
        assertEquals(2, agent.doWork());
        assertEquals(1, mesh.takeSent(0).size());
        fromPartition(1, Frames.events(EPOCH, 1, 0, 1, Frames.record(80, 4, 0, 0)));
        fromPartition(1, partitionEnd(1, 0, StepFlags.STOP, 80));
        assertEquals(2, agent.doWork());
        assertEquals(
                List.of(
                        "EVENTS to=1 step=0 from=1 records=1 times=[80]",
                        "END flags=3 step=0 from=1 records=3 times=[70, 170, 181]"),
                mesh.takeSent(0));
        assertEquals(List.of("END flags=3 step=0 from=1 records=0 times=[70, 174, 185]"), mesh.takeSent(2));
        assertEquals(List.of(), mesh.takeSent(1));
    }

    @Test
    void shouldNameNoPartitionWhereAllWindowsAreTheSame() {
        WorkerLayout layout = new WorkerLayout(1, 3, 2, true, false);
        MessagingAgent common = new MessagingAgent(layout, agentEnds, toPeers, clock);
        common.connect(mesh, EPOCH);
        fromPartition(0, Frames.end(EPOCH, 0, 0, 0, 0, 90));
        fromPartition(1, Frames.end(EPOCH, 0, 1, 0, 0, 80));
        assertEquals(2, common.doWork());
        assertEquals(List.of("END flags=0 step=0 from=1 records=0 times=[80]"), mesh.takeSent(0));
        assertEquals(List.of("END flags=0 step=0 from=1 records=0 times=[80]"), mesh.takeSent(2));
        assertTrue(FakeMesh.deliver(common, 2, Frames.end(EPOCH, 0, 2, 0, 0, 55)));
        assertEquals(List.of("END flags=0 step=0 from=2 records=0 times=[55]"), toPartition(0));
        assertEquals(List.of("END flags=0 step=0 from=2 records=0 times=[55]"), toPartition(1));
    }

    @Test
    void shouldSayForHowLongTheWorkerWasBusyAndThenItsPeer() {
        WorkerLayout layout = new WorkerLayout(1, 3, 2, true, false);
        MessagingAgent common = new MessagingAgent(layout, agentEnds, toPeers, clock);
        common.connect(mesh, EPOCH);
        fromPartition(0, Frames.busyEnd(EPOCH, 0, 0, 800, 90));
        fromPartition(1, Frames.busyEnd(EPOCH, 0, 1, 300, 80));
        assertEquals(2, common.doWork());
        assertEquals(List.of("END flags=0 step=0 from=1 records=0 busyNs=800 times=[80]"), mesh.takeSent(0));
        assertTrue(FakeMesh.deliver(common, 2, Frames.busyEnd(EPOCH, 0, 2, 500, 55)));
        assertEquals(List.of("END flags=0 step=0 from=2 records=0 busyNs=500 times=[55]"), toPartition(1));
    }

    @Test
    void shouldBeginEachStepAnew() {
        fromPartition(0, Frames.events(EPOCH, 0, 0, 1, Frames.record(70, 4, 0, 0)));
        fromPartition(0, partitionEnd(0, 0, StepFlags.CHECKPOINT, 70));
        fromPartition(1, partitionEnd(1, 0, 0, 80));
        fromPartition(1, partitionEnd(1, 1, 0, Frames.NONE));
        fromPartition(0, partitionEnd(0, 1, 0, 90));
        int unused = agent.doWork();
        unused = agent.doWork();
        assertEquals(
                List.of(
                        "EVENTS to=0 step=0 from=1 records=1 times=[70]",
                        "END flags=2 step=0 from=1 records=1 times=[70, 170, 181]",
                        "END flags=0 step=1 from=1 records=0 times=[90, 190, 291]"),
                mesh.takeSent(0));
    }

    @Test
    void shouldLeaveTheFramesOfALaterStepInTheirRing() {
        fromPartition(0, partitionEnd(0, 0, 0, 70));
        fromPartition(0, Frames.events(EPOCH, 0, 1, 1));
        assertEquals(1, agent.doWork());
        assertEquals(0, agent.doWork());
        assertEquals(List.of(), mesh.takeSent(0));
        fromPartition(1, partitionEnd(1, 0, 0, 80));
        assertEquals(1, agent.doWork());
        assertEquals(1, agent.doWork());
        assertEquals(
                List.of(
                        "END flags=0 step=0 from=1 records=0 times=[70, 170, 181]",
                        "EVENTS to=0 step=1 from=1 records=0 times=[]"),
                mesh.takeSent(0));
    }

    @Test
    void shouldContinueARun() {
        agent.startAt(7);
        fromPartition(0, partitionEnd(0, 7, 0, 70));
        fromPartition(1, partitionEnd(1, 7, 0, 80));
        assertEquals(2, agent.doWork());
        assertEquals(List.of("END flags=0 step=7 from=1 records=0 times=[70, 174, 185]"), mesh.takeSent(2));
    }

    @Test
    void shouldHandEventsToTheirPartition() {
        assertTrue(fromPeer(0, peerEvents(0, 3, 0, 2)));
        assertEquals(List.of(), toPartition(0));
        assertEquals(List.of("EVENTS to=3 step=0 from=0 records=2 times=[100, 101]"), toPartition(1));
    }

    @Test
    void shouldGiveEveryPartitionACopyOfEndBehindItsEvents() {
        assertTrue(fromPeer(2, peerEvents(2, 3, 0, 2)));
        assertTrue(fromPeer(2, peerEvents(2, 2, 0, 1)));
        assertTrue(fromPeer(2, peerEvents(2, 3, 0, 1)));
        assertTrue(fromPeer(2, Frames.end(EPOCH, 0, 2, 4, StepFlags.STOP, 55, 66, 77)));
        assertEquals(
                List.of(
                        "EVENTS to=2 step=0 from=2 records=1 times=[100]",
                        "END flags=1 step=0 from=2 records=1 times=[55, 66]"),
                toPartition(0));
        assertEquals(
                List.of(
                        "EVENTS to=3 step=0 from=2 records=2 times=[100, 101]",
                        "EVENTS to=3 step=0 from=2 records=1 times=[100]",
                        "END flags=1 step=0 from=2 records=3 times=[55, 77]"),
                toPartition(1));
    }

    @Test
    void shouldCountTheRecordsOfEachPeerAndStepAnew() {
        assertTrue(fromPeer(2, peerEvents(2, 3, 0, 2)));
        assertTrue(fromPeer(0, peerEvents(0, 3, 0, 1)));
        assertTrue(fromPeer(2, Frames.end(EPOCH, 0, 2, 2, 0, 55, 66, 77)));
        assertTrue(fromPeer(2, Frames.end(EPOCH, 1, 2, 0, 0, 55, 66, 77)));
        assertTrue(fromPeer(0, Frames.end(EPOCH, 0, 0, 1, 0, 55, 66, 77)));
    }

    @Test
    void shouldFailWhereFramesFromAPeerWereLost() {
        assertTrue(fromPeer(2, peerEvents(2, 3, 0, 2)));
        assertRefused("worker 2 sent 3 records in step 0, 2 arrived", 2, Frames.end(EPOCH, 0, 2, 3, 0, 55, 66, 77));
    }

    @Test
    void shouldFailAtEventsForAPartitionOfAnotherWorker() {
        assertRefused("worker 0 sent events for partition 4, which is not of worker 1", 0, peerEvents(0, 4, 0, 1));
        assertRefused("worker 0 sent events for partition 1, which is not of worker 1", 0, peerEvents(0, 1, 0, 1));
    }

    @Test
    void shouldFailAtADamagedFrame() {
        assertRefused("frame of 5 bytes is neither EVENTS nor END", 0, new UnsafeBuffer(new byte[5]));
        assertRefused("frame of 56 bytes is neither EVENTS nor END", 0, Frames.end(EPOCH, 0, 0, 0, 0, 1));
        assertRefused("frame of 64 bytes is neither EVENTS nor END", 0, Frames.end(EPOCH, 0, 0, 0, 0, 1, 2));
        assertRefused("frame of epoch 3 in epoch 4", 0, Frames.end(3, 0, 0, 0, 0, 1, 2, 3));
    }

    @Test
    void shouldRefuseEventsWhileTheRingOfTheirPartitionIsFull() {
        UnsafeBuffer longest = new UnsafeBuffer(new byte[EventBatches.LONGEST_BATCH_BYTES]);
        StepFrame.encodeEvents(longest, EPOCH, 2, 0, 0, 0);
        int taken = 0;
        while (fromPeer(0, longest)) {
            taken++;
        }
        assertTrue(taken >= 8, taken + " frames");
        assertTrue(fromPeer(0, peerEvents(0, 3, 0, 1)));
        assertEquals(taken, toPartition(0).size());
        assertTrue(fromPeer(0, longest));
    }

    @Test
    void shouldLetEndWaitWhileARingIsFullAndEventsBehindIt() {
        UnsafeBuffer longest = new UnsafeBuffer(new byte[EventBatches.LONGEST_BATCH_BYTES]);
        StepFrame.encodeEvents(longest, EPOCH, 2, 0, 0, 0);
        int taken = 0;
        while (fromPeer(0, longest)) {
            taken++;
        }
        // Short frames fill the remaining room in the ring, so that END finds none.
        while (fromPeer(0, peerEvents(0, 2, 0, 0))) {
            taken++;
        }
        assertTrue(fromPeer(0, Frames.end(EPOCH, 0, 0, 0, 0, 1, 2, 3)));
        assertFalse(agent.flushToPartitions());
        assertFalse(fromPeer(0, peerEvents(0, 2, 1, 0)));
        assertEquals(taken, toPartition(0).size());
        assertTrue(agent.flushToPartitions());
        assertEquals(List.of("END flags=0 step=0 from=0 records=0 times=[1, 2]"), toPartition(0));
        assertEquals(StepEnd.frameBytes(1), agent.peakWaitingBytes());
    }

    @Test
    void shouldForgetTheRecordsOfAnUnfinishedStepInANewMesh() {
        assertTrue(fromPeer(2, peerEvents(2, 3, 0, 2)));
        agent.connect(mesh, EPOCH);
        assertTrue(fromPeer(2, peerEvents(2, 3, 0, 1)));
        assertTrue(fromPeer(2, Frames.end(EPOCH, 0, 2, 1, 0, 55, 66, 77)));
    }

    @Test
    void shouldSendAPeerItsNextStepOnlyWhenItHasEndedThisOne() {
        toPeers.connect(mesh, EPOCH, new long[3]);
        for (long step = 0; step <= 1; step++) {
            fromPartition(0, partitionEnd(0, step, 0, 70));
            fromPartition(1, partitionEnd(1, step, 0, 80));
        }
        int unused = agent.doWork();
        unused = agent.doWork();
        assertEquals(1, mesh.takeSent(0).size());
        assertEquals(1, mesh.takeSent(2).size());
        assertTrue(fromPeer(0, Frames.end(EPOCH, 0, 0, 0, 0, 1, 2, 3)));
        unused = agent.doWork();
        assertEquals(List.of("END flags=0 step=1 from=1 records=0 times=[70, 170, 181]"), mesh.takeSent(0));
        assertEquals(List.of(), mesh.takeSent(2));
    }

    @Test
    void shouldProbeIdleStreamsWhenThereIsNothingToDo() {
        clock.update(123);
        fromPartition(0, partitionEnd(0, 0, 0, 70));
        assertEquals(1, agent.doWork());
        mesh.report(2);
        assertEquals(2, agent.doWork());
        assertEquals(List.of(), mesh.probesNs());
        mesh.report(0);
        assertEquals(0, agent.doWork());
        assertEquals(List.of(123L), mesh.probesNs());
    }
}
