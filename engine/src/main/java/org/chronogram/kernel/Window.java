package org.chronogram.kernel;

import java.util.Arrays;

/**
 * The events of one window, grouped by the LP that handles them.
 *
 * <p>Where events are dense the grouping is a counting sort over all LPs of the partition; where they are sparse it sorts
 * the events alone, so that nothing costs in proportion to the number of LPs. Either way LPs come in ascending order, so
 * that their state is walked through sequentially. Not thread safe.
 */
final class Window {
    /** Called for every LP that has events in the window. */
    @FunctionalInterface
    interface GroupHandler {
        /**
         * Handles the events of one LP.
         *
         * @param lp id of the LP.
         * @param addresses addresses of records; those of this LP may be reordered.
         * @param from index of the first.
         * @param to index after the last.
         */
        void onGroup(int lp, int[] addresses, int from, int to);
    }

    /** Takes a record that belongs to a later window. */
    @FunctionalInterface
    interface LeftoverHandler {
        void onLeftover(long[] words, int offset, int lengthWords);
    }

    private static final int DENSE_LPS_PER_EVENT = 16;

    private final ChunkStore store;
    private final int firstLp;
    private final int lpCount;
    private int[] runs = new int[16];
    private int runCount;
    private long capacityNeeded;
    private int size;
    private int[] addresses = new int[0];
    private int[] targets = new int[0];
    private int[] grouped = new int[0];
    private int[] groupEnds = new int[0];
    private long[] keys = new long[0];

    Window(ChunkStore store, int firstLp, int lpCount) {
        this.store = store;
        this.firstLp = firstLp;
        this.lpCount = lpCount;
    }

    /** Adds a list of chunks with records. */
    void addRun(int firstChunk, int records) {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
        }
        runs[runCount++] = firstChunk;
        capacityNeeded += records;
    }

    int size() {
        return size;
    }

    /** Finds the records below the horizon; the others are handed back. */
    void collect(long horizon, LeftoverHandler leftovers) {
        ensureCapacity();
        size = 0;
        for (int i = 0; i < runCount; i++) {
            for (int chunk = runs[i]; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
                collectChunk(chunk, horizon, leftovers);
            }
        }
    }

    private void ensureCapacity() {
        if (capacityNeeded > addresses.length) {
            if (capacityNeeded > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("more than 2^31 events in one window of one partition");
            }
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8, capacityNeeded + (capacityNeeded >> 2) + 64);
            addresses = new int[capacity];
            targets = new int[capacity];
            grouped = new int[capacity];
        }
    }

    private void collectChunk(int chunk, long horizon, LeftoverHandler leftovers) {
        long[] words = store.words(chunk);
        int end = store.usedWords(chunk);
        int offset = 0;
        while (offset < end) {
            long word2 = words[offset + 2];
            int lengthWords = EventLayout.lengthWords(word2);
            if (words[offset] < horizon) {
                addresses[size] = ChunkStore.address(chunk, offset);
                targets[size++] = EventLayout.target(word2) - firstLp;
            } else {
                leftovers.onLeftover(words, offset, lengthWords);
            }
            offset += lengthWords;
        }
    }

    void forEachGroup(GroupHandler handler) {
        if ((long) size * DENSE_LPS_PER_EVENT >= lpCount) {
            groupByCounting(handler);
        } else {
            groupBySorting(handler);
        }
    }

    private void groupByCounting(GroupHandler handler) {
        if (groupEnds.length < lpCount) {
            groupEnds = new int[lpCount];
        }
        int[] ends = groupEnds;
        Arrays.fill(ends, 0);
        for (int i = 0; i < size; i++) {
            ends[targets[i]]++;
        }
        int start = 0;
        for (int lp = 0; lp < lpCount; lp++) {
            int count = ends[lp];
            ends[lp] = start;
            start += count;
        }
        for (int i = 0; i < size; i++) {
            grouped[ends[targets[i]]++] = addresses[i];
        }
        int from = 0;
        for (int lp = 0; lp < lpCount; lp++) {
            int to = ends[lp];
            if (to > from) {
                handler.onGroup(firstLp + lp, grouped, from, to);
                from = to;
            }
        }
    }

    private void groupBySorting(GroupHandler handler) {
        if (keys.length < size) {
            keys = new long[addresses.length];
        }
        for (int i = 0; i < size; i++) {
            keys[i] = (long) targets[i] << 32 | i;
        }
        Arrays.sort(keys, 0, size);
        for (int i = 0; i < size; i++) {
            grouped[i] = addresses[(int) keys[i]];
        }
        int from = 0;
        while (from < size) {
            int lp = (int) (keys[from] >> 32);
            int to = from + 1;
            while (to < size && (int) (keys[to] >> 32) == lp) {
                to++;
            }
            handler.onGroup(firstLp + lp, grouped, from, to);
            from = to;
        }
    }

    /** Hands every record to the leftovers instead of grouping them. */
    void returnAll(LeftoverHandler leftovers) {
        collect(Long.MIN_VALUE, leftovers);
        release();
    }

    /** Gives the chunks back. */
    void release() {
        for (int i = 0; i < runCount; i++) {
            store.releaseList(runs[i]);
        }
        runCount = 0;
        capacityNeeded = 0;
        size = 0;
    }
}
