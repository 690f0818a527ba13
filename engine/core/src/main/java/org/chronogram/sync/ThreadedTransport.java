package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.Outbox;
import org.chronogram.messaging.ring.FrameRing;

/**
 * The transport of a partition in a worker with several threads: a ring to and from each sibling, and one to and from the
 * messaging agent for everything that crosses to another worker. Sources are t for sibling t and threads + w for worker w.
 */
final class ThreadedTransport implements StepTransport {
    private static final int DRAIN_LIMIT = 256;

    private final WorkerRings rings;
    private final int epoch;
    private final int firstPartition;
    private final int thread;
    private final int threads;
    private final Outbox[] toSiblings;
    private final Outbox toAgent;
    private final FrameHandler inbound;
    private final FrameHandler inboundFromAgent;
    private final Agent inlineAgent;
    private final UnsafeBuffer endFrame = new UnsafeBuffer(new byte[StepFrame.END_BYTES]);

    /**
     * Creates the transport.
     *
     * @param rings rings of the worker.
     * @param epoch epoch of the mesh.
     * @param firstPartition index of the worker's first partition.
     * @param thread index of the partition in the worker.
     * @param inbound takes the frames that arrive.
     * @param inlineAgent messaging agent that this thread runs too, or null.
     */
    ThreadedTransport(
            WorkerRings rings, int epoch, int firstPartition, int thread, FrameHandler inbound, Agent inlineAgent) {
        this.rings = rings;
        this.epoch = epoch;
        this.firstPartition = firstPartition;
        this.thread = thread;
        this.inbound = inbound;
        this.inlineAgent = inlineAgent;
        threads = rings.threads();
        toSiblings = new Outbox[threads];
        for (int sibling = 0; sibling < threads; sibling++) {
            if (sibling != thread) {
                toSiblings[sibling] = new Outbox(rings.between(thread, sibling));
            }
        }
        toAgent = rings.hasAgent() ? new Outbox(rings.toAgent(thread)) : null;
        inboundFromAgent = (ring, buffer, offset, length) ->
                inbound.onFrame(threads + StepFrame.source(buffer, offset), buffer, offset, length);
    }

    /** Takes what the messaging agent has put into the ring for this partition; returns the work done. */
    int drainFromAgent() {
        return drain(rings.fromAgent(thread), inboundFromAgent, 0);
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        int sibling = destinationPartition - firstPartition;
        if (sibling >= 0 && sibling < threads) {
            toSiblings[sibling].send(frame, 0, length);
        } else {
            toAgent.send(frame, 0, length);
            if (inlineAgent != null) {
                doInlineWork();
            }
        }
    }

    @Override
    public void sendEnd(long step, int flags, long nextEventTime, OutboundEvents sent) {
        for (int sibling = 0; sibling < threads; sibling++) {
            if (sibling != thread) {
                int records = sent.recordsInStep(firstPartition + sibling);
                StepFrame.encodeEnd(endFrame, epoch, flags, step, thread, records, nextEventTime);
                toSiblings[sibling].send(endFrame, 0, StepFrame.END_BYTES);
            }
        }
        if (toAgent != null) {
            StepFrame.encodeEnd(endFrame, epoch, flags, step, thread, 0, nextEventTime);
            toAgent.send(endFrame, 0, StepFrame.END_BYTES);
        }
    }

    @Override
    public int doWork() {
        int workCount = 0;
        Outboxes.flush(toSiblings);
        for (int sibling = 0; sibling < threads; sibling++) {
            if (sibling != thread) {
                workCount += drain(rings.between(sibling, thread), inbound, sibling);
            }
        }
        if (toAgent != null) {
            workCount += exchangeWithAgent();
        }
        return workCount;
    }

    private int exchangeWithAgent() {
        int workCount = toAgent.flush() ? 0 : 1;
        workCount += inlineAgent == null ? 0 : doInlineWork();
        return workCount + drainFromAgent();
    }

    private int doInlineWork() {
        try {
            return inlineAgent.doWork();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int drain(FrameRing ring, FrameHandler handler, int source) {
        return ring.isEmpty() ? 0 : ring.drain(handler, source, DRAIN_LIMIT);
    }

    @Override
    public long peakWaitingBytes() {
        return Outboxes.peakWaitingBytes(toSiblings) + (toAgent == null ? 0 : toAgent.peakWaitingBytes());
    }
}
