package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.LongHashSet;
import org.chronogram.kernel.EventLayout;
import org.chronogram.kernel.Kernel;

/**
 * The events of one step from a source that sends them again, where a part of them is in the kernel already. Their order may
 * be another, so which are missing is known only when all are there. An event is known by its source LP and sequence. Not
 * thread safe.
 */
final class RepeatedEvents {
    private final ExpandableArrayBuffer events = new ExpandableArrayBuffer();
    private final LongHashSet missing = new LongHashSet();
    private int lengthBytes;
    private int records;

    void add(DirectBuffer buffer, int offset, int length) {
        events.putBytes(lengthBytes, buffer, offset, length);
        lengthBytes += length;
    }

    /** Puts those that the kernel has not got into it; returns how many there were in all, {@link #missing()} how many not. */
    int insertMissing(Kernel kernel) {
        for (int at = 0; at < lengthBytes; at += recordBytes(at)) {
            missing.add(EventLayout.sourceAndSequence(events, at));
            records++;
        }
        kernel.state().forEachPending(this::removeFound);
        for (int at = 0; at < lengthBytes; at += recordBytes(at)) {
            if (missing.contains(EventLayout.sourceAndSequence(events, at))) {
                kernel.insert(events, at, recordBytes(at));
            }
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

    int missing() {
        return Math.toIntExact(missing.size());
    }
}
