package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Frames that come from other workers: worker 1 of three, with partitions 2 and 3, in epoch 4. */
final class MessagingAgentReceiveTest extends MessagingAgentFixture {
    private static UnsafeBuffer peerEvents(int peer, int partition, long step, int records) {
        long[][] words = new long[records][];
        for (int i = 0; i < records; i++) {
            words[i] = Frames.record(100 + i, 0, i, 0);
        }
        return Frames.events(EPOCH, partition, step, peer, words);
    }

    private void assertRefused(String message, int peer, DirectBuffer frame) {
        StepProtocolException e = assertThrows(StepProtocolException.class, () -> fromPeer(peer, frame));
        assertEquals("step protocol broken: " + message, e.getMessage());
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
}
