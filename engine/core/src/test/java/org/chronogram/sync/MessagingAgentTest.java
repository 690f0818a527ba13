package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Worker 1 of three, with two threads, so with partitions 2 and 3; in epoch 4. Each partition has a window of its own.
 */
final class MessagingAgentTest extends MessagingAgentFixture {
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
