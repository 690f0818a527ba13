package org.chronogram.sync;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.FrameHandler;

/**
 * Moves frames between the partitions of a worker and its peers: one END for each peer once all partitions have ended the
 * step, and a copy of each peer's END for every partition, behind that peer's events. Run by a thread of its own or by the
 * thread of the worker's first partition.
 */
final class MessagingAgent implements Agent, FrameHandler {
    private static final int DRAIN_LIMIT = 64;

    private final int worker;
    private final int threads;
    private final RingLink[] partitions;
    private final OutgoingStreams toPeers;
    private final NanoClock clock;
    private final FrameHandler fromPartition = this::onFrameFromPartition;
    private final StepEnd partitionEnd;
    private final StepEnd ownEnd;
    private final StepEnd peerEnd;
    private final int[] recordsToPeer;
    private final int[][] recordsFromPeerToPartition;
    private PeerMesh mesh = PeerMesh.DISCONNECTED;
    private int epoch;
    private long step;
    private int partitionsEnded;

    /**
     * Creates the agent, at step 0.
     *
     * @param layout place of the worker.
     * @param partitions the agent's ends of the rings to and from each partition.
     * @param toPeers streams to the peers.
     * @param clock clock for probes of idle streams.
     */
    MessagingAgent(WorkerLayout layout, RingLink[] partitions, OutgoingStreams toPeers, NanoClock clock) {
        this.toPeers = toPeers;
        this.clock = clock;
        this.partitions = partitions;
        worker = layout.worker();
        threads = layout.threads();
        partitionEnd = new StepEnd(layout.namedOf(layout.partitions()));
        ownEnd = new StepEnd(layout.namedOf(layout.partitions()));
        peerEnd = new StepEnd(layout.namedOf(threads));
        recordsToPeer = new int[layout.workers()];
        recordsFromPeerToPartition = new int[layout.workers()][threads];
    }

    /** Continues a run; to be called before any frame was moved. */
    void startAt(long firstStep) {
        step = firstStep;
        ownEnd.reset(step);
    }

    /** Enters a mesh, in which peers begin with whole steps; all frames that came before are with the partitions. */
    void connect(PeerMesh newMesh, int newEpoch) {
        mesh = newMesh;
        epoch = newEpoch;
        for (int[] records : recordsFromPeerToPartition) {
            Arrays.fill(records, 0);
        }
    }

    /** Hands the frames that have arrived from peers to the partitions, as far as there is room; returns whether all went. */
    boolean flushToPartitions() {
        boolean all = true;
        for (RingLink partition : partitions) {
            all &= partition.flush();
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
            workCount += partitions[thread].drain(fromPartition, thread, DRAIN_LIMIT);
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
            partitionEnd.decode(buffer, offset);
            ownEnd.add(partitionEnd);
            if (++partitionsEnded == threads) {
                endStep();
            }
        }
        return true;
    }

    private void endStep() {
        for (int peer = 0; peer < recordsToPeer.length; peer++) {
            if (peer != worker) {
                DirectBuffer frame = ownEnd.encode(epoch, worker, recordsToPeer[peer], peer * threads, threads);
                toPeers.send(peer, frame, 0, ownEnd.frameBytesFor(threads));
                recordsToPeer[peer] = 0;
            }
        }
        step++;
        partitionsEnded = 0;
        ownEnd.reset(step);
    }

    /** Takes a frame from a peer; events are refused while the ring of their partition is full. */
    @Override
    public boolean onFrame(int peer, DirectBuffer buffer, int offset, int length) {
        StepFrame.checkFromPeer(buffer, offset, length, peerEnd.partitions(), epoch);
        if (StepFrame.kind(buffer, offset) == StepFrame.EVENTS) {
            return forwardEvents(peer, buffer, offset, length);
        }
        peerEnd.decode(buffer, offset);
        forwardEnd(peer);
        return true;
    }

    private boolean forwardEvents(int peer, DirectBuffer buffer, int offset, int length) {
        int thread = StepFrame.destination(buffer, offset) - worker * threads;
        if (thread < 0 || thread >= threads) {
            throw new StepProtocolException("worker " + peer + " sent events for partition "
                    + StepFrame.destination(buffer, offset) + ", which is not of worker " + worker);
        }
        if (!partitions[thread].offer(buffer, offset, length)) {
            return false;
        }
        recordsFromPeerToPartition[peer][thread] += StepFrame.records(buffer, offset);
        return true;
    }

    private void forwardEnd(int peer) {
        toPeers.onEnd(peer, peerEnd.step());
        int[] records = recordsFromPeerToPartition[peer];
        int arrived = 0;
        for (int count : records) {
            arrived += count;
        }
        if (arrived != peerEnd.records()) {
            throw new StepProtocolException("worker " + peer + " sent " + peerEnd.records() + " records in step "
                    + peerEnd.step() + ", " + arrived + " arrived");
        }
        for (int thread = 0; thread < threads; thread++) {
            DirectBuffer frame = peerEnd.encode(epoch, peer, records[thread], thread, 1);
            partitions[thread].send(frame, 0, peerEnd.frameBytesFor(1));
            records[thread] = 0;
        }
    }

    long peakWaitingBytes() {
        long sum = toPeers.peakWaitingBytes();
        for (RingLink partition : partitions) {
            sum += partition.peakWaitingBytes();
        }
        return sum;
    }
}
