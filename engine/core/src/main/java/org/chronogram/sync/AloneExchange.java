package org.chronogram.sync;

import java.util.Optional;
import org.agrona.concurrent.Agent;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;

/** The exchange of the only worker of a run: its threads have rings between them, and there are no peers. */
final class AloneExchange implements WorkerExchange {
    private final Doorbell[] doorbells;
    private final SiblingExchange[] partitions;

    AloneExchange(WorkerLayout layout) {
        doorbells = WorkerExchange.doorbells(layout.threads());
        partitions = SiblingExchange.of(layout, doorbells);
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
        return doorbells[0];
    }

    @Override
    public FrameHandler meshHandler() {
        return PartitionExchange.REFUSE;
    }

    @Override
    public void startAt(long firstStep) {
        // No frame is kept, so there is no first one.
    }

    @Override
    public void connect(PeerMesh mesh, int epoch, long[] steps) {
        // There is no peer to connect with.
    }

    @Override
    public void drain() {
        // No frame comes from a peer.
    }

    @Override
    public boolean canRepeatFrom(long step) {
        return false;
    }

    @Override
    public Optional<Agent> messagingAgent() {
        return Optional.empty();
    }

    @Override
    public long peakWaitingBytesOfAgent() {
        return 0;
    }
}
