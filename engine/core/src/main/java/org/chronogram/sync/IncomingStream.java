package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.chronogram.kernel.Kernel;
import org.chronogram.messaging.OverflowQueue;

/**
 * The stream of frames from one source, a sibling or a peer, to a partition.
 *
 * <p>A source may be one step ahead. The frames that it sends after its END of the current step wait until this partition
 * enters the next, so that at every step boundary the pending events are a consistent cut of the whole run. Not thread safe.
 */
final class IncomingStream {
    private final int source;
    private final Kernel kernel;
    private final StepBarrier barrier;
    private final StepEnd end;
    private final RepeatedStep repeated;
    private OverflowQueue waiting = emptyQueue();
    private boolean ended;
    private int records;

    /**
     * Creates the stream.
     *
     * @param source index of the source.
     * @param named how many partitions an END names: this one, or none.
     * @param kernel takes the events.
     * @param barrier takes the content of END frames.
     */
    IncomingStream(int source, int named, Kernel kernel, StepBarrier barrier) {
        this.source = source;
        this.kernel = kernel;
        this.barrier = barrier;
        end = new StepEnd(named);
        repeated = new RepeatedStep(kernel);
    }

    private OverflowQueue emptyQueue() {
        return new OverflowQueue(this::takeUnlessEnded);
    }

    void onFrame(DirectBuffer buffer, int offset, int length) {
        waiting.send(buffer, offset, length);
    }

    private boolean takeUnlessEnded(DirectBuffer buffer, int offset, int length) {
        StepFrame.check(buffer, offset, length, end.partitions());
        long frameStep = StepFrame.step(buffer, offset);
        if (repeated.isComplete(frameStep)) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (frameStep != barrier.step()) {
            throw new StepProtocolException(
                    "frame of step " + frameStep + " from source " + source + " in step " + barrier.step());
        }
        if (StepFrame.kind(buffer, offset) == StepFrame.EVENTS) {
            takeEvents(buffer, offset, length);
        } else {
            takeEnd(buffer, offset);
        }
        return true;
    }

    private void takeEvents(DirectBuffer buffer, int offset, int length) {
        int header = StepFrame.HEADER_BYTES;
        if (repeated.isGathering()) {
            repeated.add(buffer, offset + header, length - header);
            return;
        }
        int inserted = kernel.insert(buffer, offset + header, length - header);
        if (inserted != StepFrame.records(buffer, offset)) {
            throw new StepProtocolException("frame from source " + source + " holds " + inserted
                    + " records, its header says " + StepFrame.records(buffer, offset));
        }
        records += inserted;
    }

    private void takeEnd(DirectBuffer buffer, int offset) {
        end.decode(buffer, offset);
        if (repeated.isGathering()) {
            records = repeated.insertMissing(source, barrier.step(), records);
        }
        if (records != end.records()) {
            throw new StepProtocolException("source " + source + " sent " + end.records() + " records in step "
                    + barrier.step() + ", " + records + " arrived");
        }
        ended = true;
        barrier.add(end, 0, source);
    }

    /** The source will begin again, at the current step or before it. The frames that wait will come again too. */
    void expectRepetition() {
        waiting = emptyQueue();
        repeated.expect(ended ? barrier.step() : barrier.step() - 1, !ended && records > 0);
    }

    /** Enters the step that the barrier has entered; {@link #takeWaiting()} follows when all streams have. */
    void beginStep() {
        ended = false;
        records = 0;
    }

    /** Takes the frames that have arrived for the current step. */
    void takeWaiting() {
        if (!waiting.flush()) {
            throw new StepProtocolException(
                    "source " + source + " is more than one step ahead of step " + barrier.step());
        }
    }
}
