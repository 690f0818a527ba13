package org.chronogram.kernel;

/**
 * The events that their LPs may cancel or reschedule, by their handles.
 *
 * <p>The record of such an event lies among the other pending ones and has a mark. Neither cancelling nor rescheduling looks
 * for it: what became of the event is only written down here, and is looked up when the time of the record comes. Then the
 * record of a cancelled event is dropped, and that of an event that was rescheduled to a later time is put there. So a timer
 * that is restarted a thousand times before it runs out costs a thousand small changes of its entry, and few records. An
 * event that is rescheduled to an earlier time gets a second record; the first is superfluous then, and dropped when its time
 * comes.
 *
 * <p>Where superfluous records get many, all of them are removed ({@link #worthRemoving}). When stale records are dropped or
 * replaced shows nowhere: they count neither as pending events nor for the time of the next one. Not thread safe.
 */
final class CancellableEvents {
    /** What is to be done with a record whose time has come. */
    enum Verdict {
        /** Its event is due. */
        HANDLE,
        /** It is superfluous. */
        DROP,
        /** Its event was rescheduled: the record {@link #rescheduled} is to be put in its place. */
        RESCHEDULE
    }

    /** The payload of a record for an event that was rescheduled is the handle. */
    private static final int RESCHEDULED_WORDS = EventLayout.HEADER_WORDS + 1;

    /** So many superfluous records are no burden, however few other events are pending. */
    private static final long FEW_RECORDS = 4096;

    /** Set in every handle, where the number of an LP has no bit; so 0 is no handle. */
    private static final long HANDLE_BIT = 1L << 31;

    private static final long LP_MASK = HANDLE_BIT - 1;

    private final HandleTable table = new HandleTable();
    private final long[] rescheduled = new long[RESCHEDULED_WORDS];
    private long cancelled;
    private long rescheduledEvents;
    private long superfluousRecords;
    private long removalLimit = FEW_RECORDS;

    /** Marks the record of an event and returns the handle by which its LP can cancel it. */
    long register(long[] words, int offset) {
        EventLayout.markCancellable(words, offset);
        long handle = handleOf(words, offset);
        enter(handle, words, offset);
        return handle;
    }

    private void enter(long handle, long[] words, int offset) {
        int entry = table.add(handle);
        table.due(
                entry,
                EventLayout.time(words, offset),
                EventLayout.sequence(words, offset),
                EventLayout.type(words, offset));
        table.recordIsDue(entry);
    }

    private static long handleOf(long[] words, int offset) {
        return EventLayout.isRescheduled(words, offset)
                ? EventLayout.payloadWord(words, offset, 0)
                : EventLayout.sourceAndSequence(words, offset) | HANDLE_BIT;
    }

    /** Tells whether a number can be the handle of an event of an LP. */
    static boolean isHandleOf(long handle, int lp) {
        return (handle & HANDLE_BIT) != 0 && (handle & LP_MASK) == lp;
    }

    /** Tells whether an event is pending. */
    boolean isPending(long handle) {
        int entry = table.find(handle);
        return entry != HandleTable.NONE && !table.isCancelled(entry);
    }

    /** Cancels an event; returns whether it was pending until now. */
    boolean cancel(long handle) {
        int entry = table.find(handle);
        if (entry == HandleTable.NONE || table.isCancelled(entry)) {
            return false;
        }
        cancelled++;
        superfluousRecords++;
        rescheduledEvents -= table.isRescheduled(entry) ? 1 : 0;
        table.cancel(entry);
        return true;
    }

    /**
     * Cancels an event, if it is pending, and lets a new one have its handle.
     *
     * @return whether the new event needs a record, one with the mark of {@link #markRescheduled}.
     */
    boolean reschedule(long handle, long ticks, int sequence, int type) {
        int entry = table.find(handle);
        if (entry == HandleTable.NONE) {
            entry = table.add(handle);
            table.due(entry, ticks, sequence, type);
            table.recordIsDue(entry);
            return true;
        }
        keepRecord(entry);
        table.due(entry, ticks, sequence, type);
        if (ticks >= table.recordTicks(entry)) {
            rescheduledEvents++;
            return false;
        }
        superfluousRecords++;
        table.recordIsDue(entry);
        return true;
    }

    /** The event of an entry gives way to another one, for which its record stands from now on. */
    private void keepRecord(int entry) {
        if (table.isCancelled(entry)) {
            superfluousRecords--;
        } else {
            cancelled++;
            rescheduledEvents -= table.isRescheduled(entry) ? 1 : 0;
        }
    }

    /** Marks a record that {@link #reschedule} has asked for; its payload is the handle. */
    static void markRescheduled(long[] words, int offset, long handle) {
        EventLayout.putPayloadWord(words, offset, 0, handle);
        EventLayout.markRescheduled(words, offset);
    }

    /** Takes a marked record whose time has come; where its event is due, it becomes the record of an ordinary event. */
    Verdict take(long[] words, int offset) {
        long handle = handleOf(words, offset);
        int entry = table.find(handle);
        Verdict verdict = settle(entry, handle, words, offset);
        if (verdict == Verdict.HANDLE) {
            table.remove(entry);
            EventLayout.removeMark(words, offset);
        }
        return verdict;
    }

    /** Takes a marked record out of the pending ones; where the verdict is HANDLE, it must be put back. */
    Verdict settle(long[] words, int offset) {
        long handle = handleOf(words, offset);
        return settle(table.find(handle), handle, words, offset);
    }

    private Verdict settle(int entry, long handle, long[] words, int offset) {
        if (!standsFor(entry, words, offset)) {
            superfluousRecords--;
            return Verdict.DROP;
        }
        if (table.isCancelled(entry)) {
            superfluousRecords--;
            table.remove(entry);
            return Verdict.DROP;
        }
        if (table.isRescheduled(entry)) {
            rescheduledEvents--;
            write(entry, handle);
            return Verdict.RESCHEDULE;
        }
        return Verdict.HANDLE;
    }

    private boolean standsFor(int entry, long[] words, int offset) {
        return entry != HandleTable.NONE
                && table.recordTicks(entry) == EventLayout.time(words, offset)
                && table.recordSequence(entry) == EventLayout.sequence(words, offset);
    }

    private void write(int entry, long handle) {
        int lp = (int) (handle & LP_MASK);
        EventLayout.putHeader(
                rescheduled, 0, table.dueTicks(entry), lp, table.dueSequence(entry), lp, table.type(entry), Long.BYTES);
        markRescheduled(rescheduled, 0, handle);
        table.recordIsDue(entry);
    }

    /** Returns the record that is to be put in the place of the one that was settled last. */
    long[] rescheduled() {
        return rescheduled;
    }

    /** Returns the time of the event for which a record stands, Long.MAX_VALUE where it stands for none. */
    long dueTicks(long[] words, int offset) {
        if (!EventLayout.isCancellable(words, offset)) {
            return EventLayout.time(words, offset);
        }
        int entry = table.find(handleOf(words, offset));
        boolean pending = standsFor(entry, words, offset) && !table.isCancelled(entry);
        return pending ? table.dueTicks(entry) : Long.MAX_VALUE;
    }

    /** Tells whether a record stands for no event, or for one at another place. */
    boolean isStale(long[] words, int offset) {
        if (!EventLayout.isCancellable(words, offset)) {
            return false;
        }
        int entry = table.find(handleOf(words, offset));
        return !standsFor(entry, words, offset) || table.isCancelled(entry) || table.isRescheduled(entry);
    }

    /** Tells whether any record is stale. */
    boolean hasStaleRecords() {
        return superfluousRecords + rescheduledEvents > 0;
    }

    /** Takes a record that is put back among the pending ones. */
    void restore(long[] words, int offset) {
        if (EventLayout.isCancellable(words, offset)) {
            enter(handleOf(words, offset), words, offset);
        }
    }

    /** Puts back how many events were cancelled before. */
    void restore(long newCancelled) {
        cancelled = newCancelled;
    }

    /**
     * Tells whether the superfluous records are so many that all of them should be removed. They are then at least as many as
     * the records that were left the last time, so that removing costs a constant time for each event.
     */
    boolean worthRemoving() {
        return superfluousRecords >= removalLimit;
    }

    /** Takes note of how many records are left after all stale ones were settled. */
    void recordsLeft(long records) {
        removalLimit = Math.max(FEW_RECORDS, records);
    }

    /** Returns how many events were cancelled. */
    long cancelled() {
        return cancelled;
    }

    /** Returns how many records stand for no event. */
    long superfluousRecords() {
        return superfluousRecords;
    }
}
