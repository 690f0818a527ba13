package org.chronogram.sync;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.chronogram.kernel.Kernel;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.Outbox;

/**
 * The streams of events that reach a partition, and the barrier at their END.
 *
 * <p>A source may be one step ahead. What it sends after its END of the current step waits until this partition enters the
 * next, so that at every step boundary the pending events are a consistent cut of the whole run.
 *
 * <p>When the workers have connected anew, peers repeat whole steps, those that were replaced with events in another order.
 * What is known to be complete is dropped; of a step of which a part had arrived, what is missing is added. Not thread safe.
 */
final class InboundStreams implements FrameHandler {
    private final Kernel kernel;
    private final Outbox[] waiting;
    private final boolean[] ended;
    private final int[] records;
    private final RepeatedEvents[] repeated;
    private final long[] completeUntil;
    private final int expectedEnds;
    private long step;
    private int ends;
    private long minNextEventTime = Long.MAX_VALUE;
    private int flags;

    /**
     * Creates the streams.
     *
     * @param kernel takes the events.
     * @param sources number of possible sources, their indices being 0 to sources - 1.
     * @param expectedEnds how many of them there are.
     */
    InboundStreams(Kernel kernel, int sources, int expectedEnds) {
        this.kernel = kernel;
        this.expectedEnds = expectedEnds;
        ended = new boolean[sources];
        records = new int[sources];
        waiting = new Outbox[sources];
        repeated = new RepeatedEvents[sources];
        completeUntil = new long[sources];
        Arrays.fill(completeUntil, -1);
        for (int source = 0; source < sources; source++) {
            waiting[source] = emptyStream(source);
        }
    }

    private Outbox emptyStream(int source) {
        return new Outbox((buffer, offset, length) -> takeUnlessEnded(source, buffer, offset, length));
    }

    /**
     * The sources that are peers will begin again, at the current step or before it. What waits will come again too.
     *
     * @param firstPeer index of the first source that is a peer.
     */
    void expectRepetition(int firstPeer) {
        for (int source = firstPeer; source < waiting.length; source++) {
            waiting[source] = emptyStream(source);
            completeUntil[source] = ended[source] ? step : step - 1;
            repeated[source] = ended[source] || records[source] == 0 ? null : new RepeatedEvents();
        }
    }

    @Override
    public boolean onFrame(int source, DirectBuffer buffer, int offset, int length) {
        waiting[source].send(buffer, offset, length);
        return true;
    }

    private boolean takeUnlessEnded(int source, DirectBuffer buffer, int offset, int length) {
        StepFrame.check(buffer, offset, length);
        if (StepFrame.step(buffer, offset) <= completeUntil[source]) {
            return true;
        }
        if (ended[source]) {
            return false;
        }
        if (StepFrame.step(buffer, offset) != step) {
            throw new StepProtocolException(
                    "frame of step " + StepFrame.step(buffer, offset) + " from source " + source + " in step " + step);
        }
        if (StepFrame.kind(buffer, offset) == StepFrame.EVENTS) {
            takeEvents(source, buffer, offset, length);
        } else {
            takeEnd(source, buffer, offset);
        }
        return true;
    }

    private void takeEvents(int source, DirectBuffer buffer, int offset, int length) {
        int header = StepFrame.EVENTS_HEADER_BYTES;
        if (repeated[source] != null) {
            repeated[source].add(buffer, offset + header, length - header);
            return;
        }
        int inserted = kernel.insert(buffer, offset + header, length - header);
        if (inserted != StepFrame.records(buffer, offset)) {
            throw new StepProtocolException("frame from source " + source + " holds " + inserted
                    + " records, its header says " + StepFrame.records(buffer, offset));
        }
        records[source] += inserted;
    }

    private void takeEnd(int source, DirectBuffer buffer, int offset) {
        if (repeated[source] != null) {
            takeRepeated(source);
        }
        if (records[source] != StepFrame.records(buffer, offset)) {
            throw new StepProtocolException("source " + source + " sent " + StepFrame.records(buffer, offset)
                    + " records in step " + step + ", " + records[source] + " arrived");
        }
        ended[source] = true;
        end(StepFrame.nextEventTime(buffer, offset), StepFrame.flags(buffer, offset));
    }

    private void takeRepeated(int source) {
        int before = records[source];
        records[source] = repeated[source].insertMissing(kernel);
        if (before + repeated[source].missing() != records[source]) {
            throw new StepProtocolException("source " + source + " repeated step " + step + " with other events: of "
                    + records[source] + ", " + repeated[source].missing() + " had not arrived before, " + before
                    + " had; the model does not do the same when it is run again");
        }
        repeated[source] = null;
    }

    /** Counts one END, of a source or of this partition itself, and adds what it says. */
    void end(long nextEventTime, int newFlags) {
        ends++;
        minNextEventTime = Math.min(minNextEventTime, nextEventTime);
        flags |= newFlags;
    }

    /** Tells whether all, this partition included, have ended the step. */
    boolean isComplete() {
        return ends == expectedEnds + 1;
    }

    /** Returns the smallest next event time of all. */
    long minNextEventTime() {
        return minNextEventTime;
    }

    /** Returns the flags that anyone has raised. */
    int flags() {
        return flags;
    }

    long step() {
        return step;
    }

    /** Enters the next step and takes what has arrived for it. */
    void beginStep(long newStep) {
        step = newStep;
        ends = 0;
        minNextEventTime = Long.MAX_VALUE;
        flags = 0;
        for (int source = 0; source < ended.length; source++) {
            ended[source] = false;
            records[source] = 0;
        }
        for (Outbox stream : waiting) {
            if (!stream.flush()) {
                throw new StepProtocolException("a source is more than one step ahead of step " + step);
            }
        }
    }
}
