package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.messaging.Doorbell;
import org.junit.jupiter.api.BeforeEach;

/** The agent between the two threads of a worker and the mesh. */
abstract class MessagingAgentFixture {
    static final int EPOCH = 4;
    static final WorkerLayout LAYOUT = new WorkerLayout(1, 3, 2, true, true);
    final CachedNanoClock clock = new CachedNanoClock();
    final FakeMesh mesh = new FakeMesh(3);
    final Doorbell[] doorbells = WorkerExchange.doorbells(2);

    final RingLink[] agentEnds = {
        RingLink.create(doorbells[0], doorbells[1]), RingLink.create(doorbells[0], doorbells[1])
    };

    final RingLink[] partitionEnds = {agentEnds[0].otherEnd(), agentEnds[1].otherEnd()};

    final OutgoingStreams toPeers = new OutgoingStreams(LAYOUT, new MessageLog(3, new CheckpointMarks(), 1 << 20));

    final MessagingAgent agent = new MessagingAgent(LAYOUT, agentEnds, toPeers, clock);

    @BeforeEach
    void connect() {
        toPeers.connect(mesh, EPOCH, new long[] {9, 9, 9});
        agent.connect(mesh, EPOCH);
    }

    void fromPartition(int thread, DirectBuffer frame) {
        partitionEnds[thread].send(frame, 0, frame.capacity());
    }

    List<String> toPartition(int thread) {
        List<String> frames = new ArrayList<>();
        int taken = partitionEnds[thread].drain(
                (source, buffer, offset, length) -> frames.add(Frames.text(buffer, offset, length)), 0, 1000);
        assertEquals(taken, frames.size());
        return frames;
    }

    boolean fromPeer(int peer, DirectBuffer frame) {
        return FakeMesh.deliver(agent, peer, frame);
    }
}
