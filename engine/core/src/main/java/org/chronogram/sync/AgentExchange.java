package org.chronogram.sync;

import java.util.function.IntSupplier;
import org.agrona.DirectBuffer;
import org.chronogram.messaging.FrameHandler;

/**
 * Moves frames between a partition and all others of the run: over rings to its siblings, and by way of the messaging agent
 * of the worker to the partitions of peers.
 */
final class AgentExchange implements PartitionExchange {
    private final SiblingExchange siblings;
    private final RingLink agent;
    private final int threads;
    private final IntSupplier messagingTurn;
    private final FrameHandler fromAgent;
    private FrameHandler receiver = REFUSE;

    /**
     * Creates the exchange.
     *
     * @param siblings exchange with the siblings.
     * @param agent rings to and from the messaging agent.
     * @param threads number of threads of the worker.
     * @param messagingTurn a turn of the messaging agent, where this thread runs it too; returns the work done.
     */
    AgentExchange(SiblingExchange siblings, RingLink agent, int threads, IntSupplier messagingTurn) {
        this.siblings = siblings;
        this.agent = agent;
        this.threads = threads;
        this.messagingTurn = messagingTurn;
        fromAgent = this::onFrameFromAgent;
    }

    private boolean onFrameFromAgent(int ring, DirectBuffer buffer, int offset, int length) {
        return receiver.onFrame(threads + StepFrame.source(buffer, offset), buffer, offset, length);
    }

    @Override
    public void deliverTo(FrameHandler newReceiver) {
        receiver = newReceiver;
        siblings.deliverTo(newReceiver);
    }

    /** Takes the frames that the messaging agent has put into the ring; returns the work done. */
    int drainFromAgent() {
        return agent.drain(fromAgent, 0, SiblingExchange.DRAIN_LIMIT);
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        if (siblings.isSibling(destinationPartition)) {
            siblings.sendEvents(destinationPartition, frame, length);
        } else {
            agent.send(frame, 0, length);
        }
    }

    @Override
    public void push() {
        int unused = messagingTurn.getAsInt();
    }

    /** The agent counts the records that go to each peer itself. */
    @Override
    public void sendEnd(StepEnd end, EventBatches sent) {
        siblings.sendEnd(end, sent);
        agent.send(end.encode(sent.epoch(), siblings.thread(), 0), 0, end.frameBytesFor(end.partitions()));
    }

    @Override
    public int doWork() {
        int workCount = siblings.doWork();
        workCount += agent.flush() ? 0 : 1;
        workCount += messagingTurn.getAsInt();
        return workCount + drainFromAgent();
    }

    @Override
    public long peakWaitingBytes() {
        return siblings.peakWaitingBytes() + agent.peakWaitingBytes();
    }
}
