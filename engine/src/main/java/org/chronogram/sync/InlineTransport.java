package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.Outbox;
import org.chronogram.messaging.udp.Mesh;

/**
 * The transport of a worker with one partition whose thread also moves the messages: no rings, frames go straight to the
 * streams of the peers. Sources are 0 for the partition itself and 1 + w for worker w.
 */
final class InlineTransport implements StepTransport {
    private final Mesh mesh;
    private final NanoClock clock;
    private final int epoch;
    private final int worker;
    private final Outbox[] outboxes;
    private final UnsafeBuffer endFrame = new UnsafeBuffer(new byte[StepFrame.END_BYTES]);

    InlineTransport(Mesh mesh, NanoClock clock, int epoch, int worker, int workers) {
        this.mesh = mesh;
        this.clock = clock;
        this.epoch = epoch;
        this.worker = worker;
        outboxes = Outboxes.toPeers(mesh, worker, workers);
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        outboxes[destinationPartition].send(frame, 0, length);
        mesh.doWork();
    }

    @Override
    public void sendEnd(long step, int flags, long nextEventTime, OutboundEvents sent) {
        for (int peer = 0; peer < outboxes.length; peer++) {
            if (peer != worker) {
                StepFrame.encodeEnd(endFrame, epoch, flags, step, worker, sent.recordsInStep(peer), nextEventTime);
                outboxes[peer].send(endFrame, 0, StepFrame.END_BYTES);
            }
        }
    }

    @Override
    public int doWork() {
        Outboxes.flush(outboxes);
        int workCount = mesh.doWork();
        if (workCount == 0) {
            mesh.probeIdleStreams(clock.nanoTime());
        }
        return workCount;
    }

    @Override
    public long peakWaitingBytes() {
        return Outboxes.peakWaitingBytes(outboxes);
    }
}
