package org.chronogram.sync;

import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.ParkedThread;

/**
 * The exchange of a worker with one partition, whose thread also drives the mesh: no rings, frames go straight to the
 * streams of the peers.
 */
final class InlineExchange implements WorkerExchange, PartitionExchange {
    /** Source 0 is the partition itself. */
    private static final int FIRST_PEER = 1;

    private final int worker;
    private final int workers;
    private final int named;
    private final OutgoingStreams toPeers;
    private final NanoClock clock;
    private final Doorbell doorbell = new Doorbell(new ParkedThread());
    private FrameHandler receiver = REFUSE;
    private PeerMesh mesh = PeerMesh.DISCONNECTED;
    private int epoch;

    InlineExchange(WorkerLayout layout, OutgoingStreams toPeers, NanoClock clock) {
        worker = layout.worker();
        workers = layout.workers();
        named = layout.namedOf(1);
        this.toPeers = toPeers;
        this.clock = clock;
    }

    @Override
    public PartitionExchange partition(int thread) {
        return this;
    }

    @Override
    public void deliverTo(FrameHandler newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public Doorbell doorbell(int thread) {
        return doorbell;
    }

    @Override
    public Doorbell messagingDoorbell() {
        return doorbell;
    }

    @Override
    public FrameHandler meshHandler() {
        return this::onFrame;
    }

    @Override
    public void startAt(long firstStep) {
        toPeers.startAt(firstStep);
    }

    @Override
    public void connect(PeerMesh newMesh, int newEpoch, long[] steps) {
        mesh = newMesh;
        epoch = newEpoch;
        doorbell.sleeper(newMesh.sleeper());
        toPeers.connect(newMesh, newEpoch, steps);
    }

    @Override
    public void drain() {
        // Frames go to the partition as they arrive, none is on the way inside of the worker.
    }

    @Override
    public boolean canRepeatFrom(long step) {
        return toPeers.canRepeatFrom(step);
    }

    @Override
    public Optional<Agent> messagingAgent() {
        return Optional.empty();
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        toPeers.send(destinationPartition, frame, 0, length);
    }

    @Override
    public void push() {
        int unused = mesh.doWork();
    }

    @Override
    public void sendEnd(StepEnd end, EventBatches sent) {
        for (int peer = 0; peer < workers; peer++) {
            if (peer != worker) {
                DirectBuffer frame = end.encode(sent.epoch(), worker, sent.recordsInStep(peer), peer, 1);
                toPeers.send(peer, frame, 0, end.frameBytesFor(1));
            }
        }
    }

    @Override
    public int doWork() {
        toPeers.flush();
        int workCount = mesh.doWork();
        if (workCount == 0) {
            mesh.probeIdleStreams(clock.nanoTime());
        }
        return workCount;
    }

    private boolean onFrame(int peer, DirectBuffer buffer, int offset, int length) {
        StepFrame.checkFromPeer(buffer, offset, length, named, epoch);
        if (StepFrame.kind(buffer, offset) == StepFrame.END) {
            toPeers.onEnd(peer, StepFrame.step(buffer, offset));
        }
        return receiver.onFrame(FIRST_PEER + peer, buffer, offset, length);
    }

    @Override
    public long peakWaitingBytes() {
        return toPeers.peakWaitingBytes();
    }

    @Override
    public long peakWaitingBytesOfAgent() {
        return 0;
    }
}
