package org.chronogram.kernel;

/**
 * All pending events of a partition: a ring of buckets for the near future, and a heap for the far future.
 *
 * <p>In heap mode, for models without lookahead and for windows with hardly an event, the heap holds everything. The mode
 * changes only the cost, never the order in which an LP handles its events. Not thread safe.
 */
final class PendingEvents {
    private final ChunkStore store = new ChunkStore();
    private final BucketRing ring;
    private final EventHeap heap = new EventHeap();
    private final Window window;
    private final Window.LeftoverHandler adder = this::add;
    private final long[] popped = new long[ChunkStore.CHUNK_WORDS];
    private boolean heapMode;

    PendingEvents(WindowGrid grid, LpDirectory directory) {
        heapMode = !grid.hasLookahead();
        ring = new BucketRing(store, grid.bucketShift());
        window = new Window(store, directory);
    }

    ChunkStore store() {
        return store;
    }

    EventHeap heap() {
        return heap;
    }

    boolean heapMode() {
        return heapMode;
    }

    long size() {
        return ring.size() + heap.size();
    }

    long minTime() {
        return Math.min(ring.minTime(), heap.minTime());
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

    /** Hands out all records, in no particular order. */
    void forEach(RecordSink sink) {
        ring.forEach(sink);
        heap.forEach(sink);
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
