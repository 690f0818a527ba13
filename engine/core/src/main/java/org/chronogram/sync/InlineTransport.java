package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.udp.Mesh;

/**
 * The transport of a worker with one partition whose thread also moves the messages: no rings, frames go straight to the
 * streams of the peers. Sources are 0 for the partition itself and 1 + w for worker w.
 */
final class InlineTransport implements StepTransport, FrameHandler {
    static final int FIRST_PEER = 1;

    private final SentStreams toPeers;
    private final InboundStreams inbound;
    private final NanoClock clock;
    private final int worker;
    private final int workers;
    private final UnsafeBuffer endFrame = new UnsafeBuffer(new byte[StepFrame.END_BYTES]);
    private Mesh mesh;
    private int epoch;

    InlineTransport(SentStreams toPeers, InboundStreams inbound, NanoClock clock, int worker, int workers) {
        this.toPeers = toPeers;
        this.inbound = inbound;
        this.clock = clock;
        this.worker = worker;
        this.workers = workers;
    }

    void connect(Mesh newMesh, int newEpoch) {
        mesh = newMesh;
        epoch = newEpoch;
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        toPeers.send(destinationPartition, frame, 0, length);
        mesh.doWork();
    }

    @Override
    public void sendEnd(long step, int flags, long nextEventTime, OutboundEvents sent) {
        for (int peer = 0; peer < workers; peer++) {
            if (peer != worker) {
                StepFrame.encodeEnd(endFrame, epoch, flags, step, worker, sent.recordsInStep(peer), nextEventTime);
                toPeers.send(peer, endFrame, 0, StepFrame.END_BYTES);
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

    @Override
    public boolean onFrame(int peer, DirectBuffer buffer, int offset, int length) {
        StepFrame.checkFromPeer(buffer, offset, length, epoch);
        if (StepFrame.kind(buffer, offset) == StepFrame.END) {
            toPeers.onEnd(peer, StepFrame.step(buffer, offset));
        }
        return inbound.onFrame(FIRST_PEER + peer, buffer, offset, length);
    }

    @Override
    public long peakWaitingBytes() {
        return toPeers.peakWaitingBytes();
    }
}
