package org.chronogram.sync;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;

/**
 * The exchange of a worker whose partitions reach their peers by way of a {@link MessagingAgent}, which runs on a thread of
 * its own or on that of the first partition.
 */
final class ThreadedExchange implements WorkerExchange {
    private static final IntSupplier NO_TURN = () -> 0;

    private final OutgoingStreams toPeers;
    private final MessagingAgent messaging;
    private final boolean messagingThread;
    private final AgentExchange[] partitions;
    /** By thread, and then that of the messaging where it has a thread of its own. */
    private final Doorbell[] doorbells;

    ThreadedExchange(WorkerLayout layout, OutgoingStreams toPeers, NanoClock clock) {
        this.toPeers = toPeers;
        messagingThread = layout.messagingThread();
        partitions = new AgentExchange[layout.threads()];
        doorbells = WorkerExchange.doorbells(layout.threads() + (messagingThread ? 1 : 0));
        RingLink[] agentEnds = new RingLink[layout.threads()];
        for (int thread = 0; thread < agentEnds.length; thread++) {
            agentEnds[thread] = RingLink.create(messagingDoorbell(), doorbells[thread]);
        }
        messaging = new MessagingAgent(layout, agentEnds, toPeers, clock);
        SiblingExchange[] siblings = SiblingExchange.of(layout, doorbells);
        for (int thread = 0; thread < partitions.length; thread++) {
            IntSupplier turn = thread == 0 && !messagingThread ? messaging::doWork : NO_TURN;
            RingLink agent = agentEnds[thread].otherEnd();
            partitions[thread] = new AgentExchange(siblings[thread], agent, layout.threads(), turn);
        }
    }

    @Override
    public PartitionExchange partition(int thread) {
        return partitions[thread];
    }

    @Override
    public Doorbell doorbell(int thread) {
        return doorbells[thread];
    }

    @Override
    public Doorbell messagingDoorbell() {
        return doorbells[messagingThread ? doorbells.length - 1 : 0];
    }

    @Override
    public FrameHandler meshHandler() {
        return messaging;
    }

    @Override
    public void startAt(long firstStep) {
        toPeers.startAt(firstStep);
        messaging.startAt(firstStep);
    }

    @Override
    public void connect(PeerMesh mesh, int epoch, long[] steps) {
        toPeers.connect(mesh, epoch, steps);
        messaging.connect(mesh, epoch);
        messagingDoorbell().sleeper(mesh.sleeper());
    }

    @Override
    public void drain() {
        boolean drained = false;
        while (!drained) {
            drained = messaging.flushToPartitions();
            for (AgentExchange partition : partitions) {
                drained &= partition.drainFromAgent() == 0;
            }
        }
    }

    @Override
    public boolean canRepeatFrom(long step) {
        return toPeers.canRepeatFrom(step);
    }

    @Override
    public Optional<Agent> messagingAgent() {
        return messagingThread ? Optional.of(messaging) : Optional.empty();
    }

    @Override
    public long peakWaitingBytesOfAgent() {
        return messaging.peakWaitingBytes();
    }
}
