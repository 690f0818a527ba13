package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.LongHashSet;
import org.chronogram.kernel.EventLayout;
import org.chronogram.kernel.Kernel;

/**
 * The frames that one source repeats after the workers have connected anew: frames of steps that are known to be complete,
 * which are dropped, and of one step of which a part of the events had arrived. The order of the repeated events may be
 * another, so which of them are missing is known only when all are there. An event is known by its source LP and sequence.
 * Not thread safe.
 */
final class RepeatedStep {
    private final Kernel kernel;
    private ExpandableArrayBuffer events = new ExpandableArrayBuffer(0);
    private final LongHashSet missing = new LongHashSet();
    private long completeUntilStep = -1;
    private boolean gathering;
    private int lengthBytes;

    RepeatedStep(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * The source will begin again.
     *
     * @param newCompleteUntilStep last step of which all frames have arrived.
     * @param partial whether a part of the events of the step after it has arrived.
     */
    void expect(long newCompleteUntilStep, boolean partial) {
        completeUntilStep = newCompleteUntilStep;
        gathering = partial;
        lengthBytes = 0;
    }

    /** Tells whether frames of a step need not be taken again. */
    boolean isComplete(long step) {
        return step <= completeUntilStep;
    }

    /** Tells whether the events of the current step are to be added here rather than to the kernel. */
    boolean isGathering() {
        return gathering;
    }

    void add(DirectBuffer buffer, int offset, int length) {
        events.putBytes(lengthBytes, buffer, offset, length);
        lengthBytes += length;
    }

    /**
     * Ends the repeated step: puts the events that are missing into the kernel.
     *
     * @param arrivedBefore how many of the source's events in this step had arrived before.
     * @return how many events the source sent in this step.
     * @throws StepProtocolException when the source has repeated other events than those that had arrived.
     */
    int insertMissing(int source, long step, int arrivedBefore) {
        int records = collectAll();
        kernel.state().forEachPending(this::removeFound);
        int missed = missing.size();
        if (arrivedBefore + missed != records) {
            throw new StepProtocolException("source " + source + " repeated step " + step + " with other events: of "
                    + records + ", " + missed + " had not arrived before, " + arrivedBefore
                    + " had; the model does not do the same when it is run again");
        }
        for (int at = 0; at < lengthBytes; at += recordBytes(at)) {
            if (missing.contains(EventLayout.sourceAndSequence(events, at))) {
                kernel.insert(events, at, recordBytes(at));
            }
        }
        missing.clear();
        events = new ExpandableArrayBuffer(0);
        gathering = false;
        return records;
    }

    private int collectAll() {
        int records = 0;
        for (int at = 0; at < lengthBytes; at += recordBytes(at)) {
            missing.add(EventLayout.sourceAndSequence(events, at));
            records++;
        }
        return records;
    }

    private int recordBytes(int at) {
        return EventLayout.lengthWords(events, at) * Long.BYTES;
    }

    private void removeFound(long[] words, int offset, int lengthWords) {
        int end = offset + lengthWords;
        for (int at = offset; at < end; at += EventLayout.lengthWords(words, at)) {
            missing.remove(EventLayout.sourceAndSequence(words, at));
        }
    }
}
