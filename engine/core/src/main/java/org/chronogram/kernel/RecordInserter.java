package org.chronogram.kernel;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.chronogram.model.Event;

/** Adds records that come from outside to the pending events, and refuses what would corrupt them. Not thread safe. */
final class RecordInserter {
    private final LpDirectory directory;
    private final PendingEvents pending;
    private final long[] record = new long[EventLayout.LONGEST_RECORD_WORDS];
    private long executedUntil;

    RecordInserter(LpDirectory directory, PendingEvents pending) {
        this.directory = directory;
        this.pending = pending;
    }

    /** Sets the time before which everything was executed; earlier events come too late. */
    void executedUntil(long ticks) {
        executedUntil = ticks;
    }

    long executedUntil() {
        return executedUntil;
    }

    /** See {@link Kernel#insert}. */
    int insert(DirectBuffer buffer, int offset, int length) {
        int records = 0;
        int position = offset;
        int end = offset + length;
        while (position < end) {
            int lengthWords = checkedLengthWords(buffer, position, end - position);
            EventLayout.copy(buffer, position, record, lengthWords);
            pending.add(record, 0, lengthWords);
            position += lengthWords * Long.BYTES;
            records++;
        }
        return records;
    }

    /** See {@link KernelState#insert}. */
    boolean insert(OutsideEvent event) {
        if (!directory.isLocal(event.target())) {
            return false;
        }
        if (event.ticks() < executedUntil) {
            throw new IllegalStateException("an event from outside comes too late: time=" + event.ticks()
                    + ", expected at least " + executedUntil);
        }
        byte[] payload = event.payload();
        int lengthWords = EventLayout.lengthWords(payload.length);
        Arrays.fill(record, 0, lengthWords, 0L);
        EventLayout.putHeader(
                record,
                0,
                event.ticks(),
                Event.OUTSIDE,
                event.sequence(),
                event.target(),
                event.type(),
                payload.length);
        for (int i = 0; i < payload.length; i++) {
            record[EventLayout.HEADER_WORDS + (i >>> 3)] |= (payload[i] & 0xFFL) << ((i & 7) << 3);
        }
        pending.add(record, 0, lengthWords);
        return true;
    }

    private int checkedLengthWords(DirectBuffer buffer, int position, int availableBytes) {
        long time = Long.MIN_VALUE;
        int target = -1;
        int lengthWords = 0;
        if (availableBytes >= EventLayout.HEADER_BYTES) {
            time = EventLayout.time(buffer, position);
            target = EventLayout.target(buffer, position);
            lengthWords = EventLayout.lengthWords(buffer, position);
        }
        int availableWords = availableBytes / Long.BYTES;
        if (!directory.isLocal(target) || !isPending(time, lengthWords, availableWords)) {
            throw new IllegalStateException("received a wrong event record: target=LP " + target + ", time=" + time
                    + ", words=" + lengthWords + " of at most " + availableWords + "; expected LP " + directory.lpAt(0)
                    + " to " + directory.lpAt(directory.size() - 1) + " and a time of at least " + executedUntil);
        }
        return lengthWords;
    }

    /** See {@link KernelState#restorePending}. */
    int restore(long[] words, int offset, int availableWords) {
        int lengthWords = availableWords < EventLayout.HEADER_WORDS ? 0 : EventLayout.lengthWords(words, offset);
        if (lengthWords == 0 || !isPending(EventLayout.time(words, offset), lengthWords, availableWords)) {
            return 0;
        }
        if (directory.isLocal(EventLayout.target(words, offset))) {
            pending.restore(words, offset, lengthWords);
        }
        return lengthWords;
    }

    private boolean isPending(long time, int lengthWords, int availableWords) {
        return time >= executedUntil
                && lengthWords > 0
                && lengthWords <= Math.min(availableWords, EventLayout.LONGEST_RECORD_WORDS);
    }
}
