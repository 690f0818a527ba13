package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;

/** Moves frames between a partition and its siblings, the other partitions of the worker, over a pair of rings each. */
final class SiblingExchange implements PartitionExchange {
    static final int DRAIN_LIMIT = 256;

    private final int firstPartition;
    private final int thread;
    private final int threads;
    /** By the index of the sibling's thread, the own thread left out. */
    private final RingLink[] links;

    private FrameHandler receiver = REFUSE;

    private SiblingExchange(WorkerLayout layout, int thread) {
        firstPartition = layout.firstPartition();
        this.thread = thread;
        threads = layout.threads();
        links = new RingLink[threads - 1];
    }

    /** Creates the exchanges of all partitions of a worker, with the rings between them; each has a doorbell. */
    static SiblingExchange[] of(WorkerLayout layout, Doorbell[] doorbells) {
        SiblingExchange[] exchanges = new SiblingExchange[layout.threads()];
        for (int thread = 0; thread < exchanges.length; thread++) {
            exchanges[thread] = new SiblingExchange(layout, thread);
            for (int sibling = 0; sibling < thread; sibling++) {
                RingLink link = RingLink.create(doorbells[thread], doorbells[sibling]);
                exchanges[thread].links[sibling] = link;
                exchanges[sibling].links[thread - 1] = link.otherEnd();
            }
        }
        return exchanges;
    }

    int thread() {
        return thread;
    }

    boolean isSibling(int partition) {
        return partition >= firstPartition && partition < firstPartition + threads;
    }

    private int sibling(int link) {
        return link < thread ? link : link + 1;
    }

    @Override
    public void deliverTo(FrameHandler newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        int sibling = destinationPartition - firstPartition;
        links[sibling < thread ? sibling : sibling - 1].send(frame, 0, length);
    }

    @Override
    public void push() {
        // A frame in a ring has arrived.
    }

    @Override
    public void sendEnd(StepEnd end, EventBatches sent) {
        for (int link = 0; link < links.length; link++) {
            int partition = firstPartition + sibling(link);
            int records = sent.recordsInStep(partition);
            links[link].send(end.encode(sent.epoch(), thread, records, partition, 1), 0, end.frameBytesFor(1));
        }
    }

    @Override
    public int doWork() {
        int workCount = 0;
        for (RingLink link : links) {
            boolean unused = link.flush();
        }
        for (int link = 0; link < links.length; link++) {
            workCount += links[link].drain(receiver, sibling(link), DRAIN_LIMIT);
        }
        return workCount;
    }

    @Override
    public long peakWaitingBytes() {
        long sum = 0;
        for (RingLink link : links) {
            sum += link.peakWaitingBytes();
        }
        return sum;
    }
}
