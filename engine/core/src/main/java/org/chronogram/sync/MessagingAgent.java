package org.chronogram.sync;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.Outbox;
import org.chronogram.messaging.ring.FrameRing;
import org.chronogram.messaging.udp.Mesh;

/**
 * Moves frames between the partitions of a worker and its peers: one END for each peer once all partitions have ended the
 * step, and a copy of each peer's END for every partition, behind that peer's events. Run by a thread of its own or by the
 * thread of the worker's first partition.
 */
final class MessagingAgent implements Agent, FrameHandler {
    private static final int DRAIN_LIMIT = 64;

    private final NanoClock clock;
    private final WorkerRings rings;
    private final int worker;
    private final int threads;
    private final SentStreams toPeers;
    private final Outbox[] toPartitions;
    private final FrameHandler fromPartition = this::onFrameFromPartition;
    private final UnsafeBuffer endFrame = new UnsafeBuffer(new byte[StepFrame.END_BYTES]);

    private final int[] recordsToPeer;
    private final int[][] recordsFromPeerToPartition;
    private Mesh mesh;
    private int epoch;
    private long step;
    private int partitionsEnded;
    private int flags;
    private long minNextEventTime = Long.MAX_VALUE;

    MessagingAgent(SentStreams toPeers, NanoClock clock, WorkerRings rings, int worker, int workers, long firstStep) {
        this.toPeers = toPeers;
        this.clock = clock;
        this.rings = rings;
        this.worker = worker;
        step = firstStep;
        threads = rings.threads();
        toPartitions = new Outbox[threads];
        for (int thread = 0; thread < threads; thread++) {
            toPartitions[thread] = new Outbox(rings.fromAgent(thread));
        }
        recordsToPeer = new int[workers];
        recordsFromPeerToPartition = new int[workers][threads];
    }

    /** Peers begin with whole steps in a mesh; whatever of one has arrived is with the partitions. */
    void connect(Mesh newMesh, int newEpoch) {
        mesh = newMesh;
        epoch = newEpoch;
        for (int[] records : recordsFromPeerToPartition) {
            Arrays.fill(records, 0);
        }
    }

    /** Hands on what has arrived from peers, as far as there is room; returns whether that was all. */
    boolean flushToPartitions() {
        boolean all = true;
        for (Outbox toPartition : toPartitions) {
            all &= toPartition.flush();
        }
        return all;
    }

    @Override
    public String roleName() {
        return "messaging";
    }

    @Override
    public int doWork() {
        boolean unused = flushToPartitions();
        int workCount = 0;
        for (int thread = 0; thread < threads; thread++) {
            FrameRing ring = rings.toAgent(thread);
            workCount += ring.isEmpty() ? 0 : ring.drain(fromPartition, thread, DRAIN_LIMIT);
        }
        toPeers.flush();
        workCount += mesh.doWork();
        if (workCount == 0) {
            mesh.probeIdleStreams(clock.nanoTime());
        }
        return workCount;
    }

    /** A partition may be a step ahead of a sibling whose END has not been seen here; its frames wait in their ring. */
    private boolean onFrameFromPartition(int thread, DirectBuffer buffer, int offset, int length) {
        if (StepFrame.step(buffer, offset) != step) {
            return false;
        }
        if (StepFrame.kind(buffer, offset) == StepFrame.EVENTS) {
            int peer = StepFrame.destination(buffer, offset) / threads;
            recordsToPeer[peer] += StepFrame.records(buffer, offset);
            toPeers.send(peer, buffer, offset, length);
        } else {
            flags |= StepFrame.flags(buffer, offset);
            minNextEventTime = Math.min(minNextEventTime, StepFrame.nextEventTime(buffer, offset));
            if (++partitionsEnded == threads) {
                endStep();
            }
        }
        return true;
    }

    private void endStep() {
        for (int peer = 0; peer < recordsToPeer.length; peer++) {
            if (peer != worker) {
                StepFrame.encodeEnd(endFrame, epoch, flags, step, worker, recordsToPeer[peer], minNextEventTime);
                toPeers.send(peer, endFrame, 0, StepFrame.END_BYTES);
                recordsToPeer[peer] = 0;
            }
        }
        step++;
        partitionsEnded = 0;
        flags = 0;
        minNextEventTime = Long.MAX_VALUE;
    }

    /** Takes a frame from a peer; events are refused while the ring of their partition is full. */
    @Override
    public boolean onFrame(int peer, DirectBuffer buffer, int offset, int length) {
        StepFrame.checkFromPeer(buffer, offset, length, epoch);
        if (StepFrame.kind(buffer, offset) == StepFrame.EVENTS) {
            return forwardEvents(peer, buffer, offset, length);
        }
        forwardEnd(peer, buffer, offset);
        return true;
    }

    private boolean forwardEvents(int peer, DirectBuffer buffer, int offset, int length) {
        int thread = StepFrame.destination(buffer, offset) - worker * threads;
        if (thread < 0 || thread >= threads) {
            throw new StepProtocolException("worker " + peer + " sent events for partition "
                    + StepFrame.destination(buffer, offset) + ", which is not of worker " + worker);
        }
        if (!toPartitions[thread].flush() || !rings.fromAgent(thread).offer(buffer, offset, length)) {
            return false;
        }
        recordsFromPeerToPartition[peer][thread] += StepFrame.records(buffer, offset);
        return true;
    }

    private void forwardEnd(int peer, DirectBuffer buffer, int offset) {
        toPeers.onEnd(peer, StepFrame.step(buffer, offset));
        int arrived = Arrays.stream(recordsFromPeerToPartition[peer]).sum();
        if (arrived != StepFrame.records(buffer, offset)) {
            throw new StepProtocolException("worker " + peer + " sent " + StepFrame.records(buffer, offset)
                    + " records in step " + StepFrame.step(buffer, offset) + ", " + arrived + " arrived");
        }
        for (int thread = 0; thread < threads; thread++) {
            StepFrame.encodeEnd(
                    endFrame,
                    epoch,
                    StepFrame.flags(buffer, offset),
                    StepFrame.step(buffer, offset),
                    peer,
                    recordsFromPeerToPartition[peer][thread],
                    StepFrame.nextEventTime(buffer, offset));
            recordsFromPeerToPartition[peer][thread] = 0;
            toPartitions[thread].send(endFrame, 0, StepFrame.END_BYTES);
        }
    }

    long peakWaitingBytes() {
        return toPeers.peakWaitingBytes() + Outboxes.peakWaitingBytes(toPartitions);
    }
}
