package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * All pending events of a partition: a ring of buckets for the near future, and a heap for the far future.
 *
 * <p>In heap mode, for models without lookahead and for windows with hardly an event, the heap holds everything. The mode
 * changes only the cost, never the order in which an LP handles its events. Not thread safe.
 */
final class PendingEvents {
    private final ChunkStore store = new ChunkStore();
    private final CancellableEvents cancellable = new CancellableEvents();
    private final BucketRing ring;
    private final EventHeap heap = new EventHeap();
    private final Window window;
    private final Window.LeftoverHandler adder = this::add;
    private final Window.LeftoverHandler settler = this::settle;
    private final RecordFilter stale = cancellable::isStale;
    private final RecordTimes dueTimes = cancellable::dueTicks;
    private final long[] popped = new long[ChunkStore.CHUNK_WORDS];
    private final List<long[]> rescheduled = new ArrayList<>();
    private boolean heapMode;

    PendingEvents(WindowGrid grid, LpDirectory directory) {
        heapMode = !grid.hasLookahead();
        ring = new BucketRing(store, grid.bucketShift());
        window = new Window(store, directory);
    }

    ChunkStore store() {
        return store;
    }

    CancellableEvents cancellable() {
        return cancellable;
    }

    EventHeap heap() {
        return heap;
    }

    boolean heapMode() {
        return heapMode;
    }

    /** Returns how many events are pending; those that were cancelled are not. Walks over all of them. */
    long size() {
        return records() - cancellable.superfluousRecords();
    }

    private long records() {
        return ring.size() + heap.size();
    }

    /** Returns the time of the first pending event, Long.MAX_VALUE when there is none. */
    long minTime() {
        return cancellable.hasStaleRecords() ? minDueTime() : Math.min(ring.minTime(), heap.minTime());
    }

    /** Settles the stale records that come before all others, as a window does not begin before the first event. */
    private long minDueTime() {
        while (!heap.isEmpty() && heap.firstIs(stale)) {
            int lengthWords = heap.pop(popped);
            settle(popped, 0, lengthWords);
        }
        long ringTime = ring.minTime(dueTimes, window);
        while (ringTime == BucketRing.UNKNOWN) {
            window.returnAll(settler);
            ringTime = ring.minTime(dueTimes, window);
        }
        return Math.min(ringTime, heap.minTime());
    }

    /** Tells whether a record of that time goes to a bucket, so that {@link #claim} may be used. */
    boolean hasBucket(long time) {
        return !heapMode && ring.covers(time);
    }

    int claim(long time, int lengthWords) {
        return ring.claim(time, lengthWords);
    }

    /** Adds a copy of a record. */
    void add(long[] words, int offset, int lengthWords) {
        long time = EventLayout.time(words, offset);
        if (hasBucket(time)) {
            int address = ring.claim(time, lengthWords);
            System.arraycopy(words, offset, store.wordsAt(address), ChunkStore.offset(address), lengthWords);
        } else {
            heap.push(words, offset, lengthWords);
        }
    }

    /** Hands out the records of all pending events, in no particular order. */
    void forEach(RecordSink sink) {
        if (cancellable.hasStaleRecords()) {
            settleAll();
        }
        ring.forEach(sink);
        heap.forEach(sink);
    }

    /** Adds a copy of a record that was handed out by {@link #forEach}. */
    void restore(long[] words, int offset, int lengthWords) {
        cancellable.restore(words, offset);
        add(words, offset, lengthWords);
    }

    /** Removes the records that stand for no event where these are many. */
    void removeSuperfluous() {
        if (cancellable.worthRemoving()) {
            settleAll();
            cancellable.recordsLeft(records());
        }
    }

    private void settleAll() {
        heap.removeIf(this::settlesInHeap);
        rescheduled.forEach(record -> add(record, 0, record.length));
        rescheduled.clear();
        ring.takeAll(window);
        window.returnAll(settler);
    }

    private boolean settlesInHeap(long[] words, int offset) {
        if (!cancellable.isStale(words, offset)) {
            return false;
        }
        if (cancellable.settle(words, offset) == CancellableEvents.Verdict.RESCHEDULE) {
            rescheduled.add(cancellable.rescheduled().clone());
        }
        return true;
    }

    private void settle(long[] words, int offset, int lengthWords) {
        if (!EventLayout.isCancellable(words, offset)) {
            add(words, offset, lengthWords);
            return;
        }
        switch (cancellable.settle(words, offset)) {
            case HANDLE -> add(words, offset, lengthWords);
            case RESCHEDULE -> add(cancellable.rescheduled(), 0, cancellable.rescheduled().length);
            case DROP -> {}
        }
    }

    /** Moves the near future on, to a time before which nothing is pending; for an empty set. */
    void advanceTo(long ticks) {
        ring.advanceTo(ticks);
    }

    /** Takes all events below the horizon; {@code startTicks} is the smallest pending time. Not for heap mode. */
    Window take(long startTicks, long horizon) {
        ring.advanceTo(startTicks);
        moveNearFutureToRing();
        ring.takeUntil(horizon, window);
        ring.advanceTo(horizon);
        window.collect(horizon, adder);
        moveNearFutureToRing();
        return window;
    }

    private void moveNearFutureToRing() {
        while (!heap.isEmpty() && ring.covers(heap.minTime())) {
            int lengthWords = heap.pop(popped);
            add(popped, 0, lengthWords);
        }
    }

    /** Sets the mode; {@code startTicks} is a time before which nothing is pending. */
    void heapMode(boolean newHeapMode, long startTicks) {
        if (newHeapMode != heapMode) {
            if (newHeapMode) {
                enterHeapMode();
            } else {
                leaveHeapMode(startTicks);
            }
        }
    }

    private void enterHeapMode() {
        heapMode = true;
        ring.takeAll(window);
        window.returnAll(adder);
    }

    private void leaveHeapMode(long startTicks) {
        heapMode = false;
        ring.advanceTo(startTicks);
        moveNearFutureToRing();
    }
}
