package org.chronogram.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.chronogram.messaging.FrameHandler;

/** An exchange that records the frames of its partition, and on its next turn delivers the frames that a test has added. */
final class FakeExchange implements PartitionExchange {
    private record Arrival(int source, DirectBuffer frame) {}

    private final int otherPartition;
    private final List<String> sent = new ArrayList<>();
    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private FrameHandler receiver = REFUSE;
    private int turns;

    /** An exchange that counts, in an END, the records for one other partition; the END keeps all of its reach times. */
    FakeExchange(int otherPartition) {
        this.otherPartition = otherPartition;
    }

    @Override
    public void deliverTo(FrameHandler newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public void sendEvents(int destinationPartition, DirectBuffer frame, int length) {
        sent.add(Frames.text(frame, 0, length));
    }

    @Override
    public void push() {
        turns++;
    }

    @Override
    public void sendEnd(StepEnd end, EventBatches batches) {
        int records = batches.recordsInStep(otherPartition);
        sent.add(Frames.text(end.encode(batches.epoch(), 0, records), 0, end.frameBytesFor(end.partitions())));
    }

    void arrive(int source, DirectBuffer frame) {
        arrivals.add(new Arrival(source, frame));
    }

    @Override
    public int doWork() {
        turns++;
        int workCount = 0;
        while (!arrivals.isEmpty()) {
            DirectBuffer frame = arrivals.element().frame();
            receiver.onFrame(arrivals.remove().source(), frame, 0, frame.capacity());
            workCount++;
        }
        return workCount;
    }

    @Override
    public long peakWaitingBytes() {
        return 77;
    }

    /** Returns the frames that were sent since the last call. */
    List<String> takeSent() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    int turns() {
        return turns;
    }
}
