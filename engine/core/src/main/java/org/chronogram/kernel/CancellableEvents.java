package org.chronogram.kernel;

/**
 * Which of the pending events their LPs may still cancel.
 *
 * <p>The record of a cancellable event lies among the other pending events and has a mark. Cancelling does not look for it:
 * the event is only forgotten here. When its time comes, the record of a forgotten event is dropped instead of handled. So
 * an event costs one insertion and one removal, wherever its record lies. Where records of cancelled events get many, all of
 * them are removed at once ({@link #worthRemoving}). When that happens shows nowhere: such records count for nothing, neither
 * as pending events nor for the time of the next one. Not thread safe.
 */
final class CancellableEvents {
    /** So many records of cancelled events are no burden, however few other events are pending. */
    private static final long FEW_RECORDS = 4096;

    /** Set in every handle, where the number of an LP has no bit; so 0 is no handle. */
    private static final long HANDLE_BIT = 1L << 31;

    private static final long LP_MASK = HANDLE_BIT - 1;

    private final HandleSet live = new HandleSet();
    private long cancelled;
    private long cancelledRecords;
    private long removalLimit = FEW_RECORDS;

    /** Marks the record of an event and returns the handle by which its LP can cancel it. */
    long register(long[] words, int offset) {
        EventLayout.markCancellable(words, offset);
        long handle = handle(words, offset);
        live.add(handle);
        return handle;
    }

    private static long handle(long[] words, int offset) {
        return EventLayout.sourceAndSequence(words, offset) | HANDLE_BIT;
    }

    /** Tells whether a number can be the handle of an event of an LP. */
    static boolean isHandleOf(long handle, int lp) {
        return (handle & HANDLE_BIT) != 0 && (handle & LP_MASK) == lp;
    }

    /** Tells whether an event is pending and not cancelled. */
    boolean isPending(long handle) {
        return live.contains(handle);
    }

    /** Cancels an event; returns whether it was pending until now. */
    boolean cancel(long handle) {
        if (!live.remove(handle)) {
            return false;
        }
        cancelled++;
        cancelledRecords++;
        return true;
    }

    /**
     * Takes the marked record of an event whose time has come, and removes its mark.
     *
     * @return whether the event is to be handled; false when it was cancelled.
     */
    boolean take(long[] words, int offset) {
        EventLayout.removeMark(words, offset);
        if (live.remove(handle(words, offset))) {
            return true;
        }
        cancelledRecords--;
        return false;
    }

    /** Takes a record that is put back among the pending ones. */
    void restore(long[] words, int offset) {
        if (EventLayout.isCancellable(words, offset)) {
            live.add(handle(words, offset));
        }
    }

    /** Puts back how many events were cancelled before. */
    void restore(long newCancelled) {
        cancelled = newCancelled;
    }

    /** Tells whether a record is that of a cancelled event, which only takes room. */
    boolean isCancelled(long[] words, int offset) {
        return EventLayout.isCancellable(words, offset) && !live.contains(handle(words, offset));
    }

    /** Takes note that records of cancelled events were removed. */
    void removed(long records) {
        cancelledRecords -= records;
    }

    /** Tells whether any record of a cancelled event is left. */
    boolean hasCancelledRecords() {
        return cancelledRecords > 0;
    }

    /**
     * Tells whether the records of cancelled events are so many that all of them should be removed. They are then at least as
     * many as the records that were left the last time, so that removing costs a constant time for each event.
     */
    boolean worthRemoving() {
        return cancelledRecords >= removalLimit;
    }

    /** Takes note of how many records are left after those of all cancelled events were removed. */
    void recordsLeft(long records) {
        removalLimit = Math.max(FEW_RECORDS, records);
    }

    /** Returns how many events were cancelled. */
    long cancelled() {
        return cancelled;
    }

    /** Returns how many records of cancelled events are among the pending ones. */
    long cancelledRecords() {
        return cancelledRecords;
    }
}
