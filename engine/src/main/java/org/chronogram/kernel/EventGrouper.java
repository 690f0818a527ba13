package org.chronogram.kernel;

import java.util.Arrays;

/**
 * Groups events by the LP that handles them. Where they are dense this is a counting sort over all LPs of a range; where
 * they are sparse it sorts the events alone, so that nothing costs in proportion to the number of LPs. Either way LPs come
 * in ascending order, so that their state is walked through sequentially. Not thread safe.
 */
final class EventGrouper {
    private static final int DENSE_LPS_PER_EVENT = 16;

    private int size;
    private int[] addresses = new int[0];
    private int[] targets = new int[0];
    private int[] grouped = new int[0];
    private int[] groupEnds = new int[0];
    private long[] keys = new long[0];

    int size() {
        return size;
    }

    /** Forgets all events and makes room for a number of new ones. */
    void begin(long capacityNeeded) {
        size = 0;
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

    void add(int address, int target) {
        addresses[size] = address;
        targets[size++] = target;
    }

    /** Adds all records of a list of chunks. */
    void addAll(ChunkStore store, int firstChunk) {
        for (int chunk = firstChunk; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
            long[] words = store.words(chunk);
            int end = store.usedWords(chunk);
            int offset = 0;
            while (offset < end) {
                long word2 = words[offset + 2];
                add(ChunkStore.address(chunk, offset), EventLayout.target(word2));
                offset += EventLayout.lengthWords(word2);
            }
        }
    }

    /** Calls the handler for every LP of a range that has events; all events must be for LPs of that range. */
    void forEachGroup(int firstLp, int lpCount, Window.GroupHandler handler) {
        if ((long) size * DENSE_LPS_PER_EVENT >= lpCount) {
            groupByCounting(firstLp, lpCount, handler);
        } else {
            groupBySorting(handler);
        }
    }

    private void groupByCounting(int firstLp, int lpCount, Window.GroupHandler handler) {
        countGroups(firstLp, lpCount);
        int[] ends = groupEnds;
        for (int i = 0; i < size; i++) {
            grouped[ends[targets[i] - firstLp]++] = addresses[i];
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

    /** Leaves in {@code groupEnds} the index at which the group of each LP starts. */
    private void countGroups(int firstLp, int lpCount) {
        if (groupEnds.length < lpCount) {
            groupEnds = new int[lpCount];
        }
        int[] ends = groupEnds;
        Arrays.fill(ends, 0, lpCount, 0);
        for (int i = 0; i < size; i++) {
            ends[targets[i] - firstLp]++;
        }
        int start = 0;
        for (int lp = 0; lp < lpCount; lp++) {
            int count = ends[lp];
            ends[lp] = start;
            start += count;
        }
    }

    private void groupBySorting(Window.GroupHandler handler) {
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
            handler.onGroup(lp, grouped, from, to);
            from = to;
        }
    }
}
