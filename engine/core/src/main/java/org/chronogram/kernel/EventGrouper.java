package org.chronogram.kernel;

import java.util.Arrays;

/**
 * Groups events by the LP that handles them; LPs are known by their local indices. The events of each LP are linked, and a
 * bit for each LP tells whether it has any; walking over the bits yields the LPs in ascending order, so that their state is
 * walked through sequentially. Where there are so few events that even the bits would cost more, only the events are
 * sorted. Not thread safe.
 */
final class EventGrouper {
    /** Called for every LP that has events. */
    @FunctionalInterface
    interface GroupHandler {
        /**
         * Handles the events of one LP.
         *
         * @param lp local index of the LP.
         * @param addresses addresses of records, in no order; may be reordered.
         * @param from index of the first.
         * @param to index after the last.
         */
        void onGroup(int lp, int[] addresses, int from, int to);

        /**
         * Announces the LPs whose turn comes next, where many LPs have no events. The memory of all of them can be fetched
         * at once; fetched one after the other, the processor would wait for each.
         *
         * @param lps local indices of LPs.
         * @param count how many there are.
         */
        default void onUpcoming(int[] lps, int count) {}
    }

    private static final int NONE = -1;
    private static final int LPS_PER_EVENT_WHEN_SPARSE = 512;

    /** About as many cache misses as a core can wait for at the same time. */
    private static final int ANNOUNCED_LPS = 32;

    /** Where at least one LP in so many has events, the processor itself fetches the LPs that come next. */
    private static final int LPS_PER_EVENT_TO_ANNOUNCE = 4;

    private final boolean announces;
    private final int[] upcoming = new int[ANNOUNCED_LPS + Long.SIZE];

    private int first;
    private int lpCount;
    private boolean sparse;
    private int size;
    private int[] addresses = new int[0];
    private int[] next = new int[0];
    private int[] grouped = new int[0];
    private int[] head = new int[0];
    private long[] occupied = new long[0];
    private long[] keys = new long[0];

    /**
     * Creates the grouper.
     *
     * @param announces whether it pays to announce LPs, because they are too many to stay in the cache.
     */
    EventGrouper(boolean announces) {
        this.announces = announces;
    }

    /** Forgets all events, and makes room for at most {@code capacity} new ones for LPs with consecutive local indices. */
    void begin(int newFirst, int newLpCount, long capacity) {
        first = newFirst;
        lpCount = newLpCount;
        size = 0;
        sparse = capacity * LPS_PER_EVENT_WHEN_SPARSE < newLpCount;
        ensureCapacity(capacity);
        if (!sparse && head.length < newLpCount) {
            head = new int[newLpCount];
            Arrays.fill(head, NONE);
            occupied = new long[(newLpCount + 63) >>> 6];
        }
    }

    private void ensureCapacity(long needed) {
        if (needed > addresses.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("more than 2^31 events in one window of one partition");
            }
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8, needed + (needed >> 2) + 64);
            addresses = new int[capacity];
            next = new int[capacity];
            grouped = new int[capacity];
        }
        if (sparse && keys.length < needed) {
            keys = new long[addresses.length];
        }
    }

    /** Adds the record at an address, for the LP with a local index. */
    void add(int address, int lp) {
        int slot = lp - first;
        int index = size++;
        addresses[index] = address;
        if (sparse) {
            keys[index] = (long) slot << 32 | index;
        } else {
            next[index] = head[slot];
            head[slot] = index;
            occupied[slot >>> 6] |= 1L << slot;
        }
    }

    /** Calls the handler for every LP that has events, in ascending order, and forgets all events. */
    void forEachGroup(GroupHandler handler) {
        if (sparse) {
            forEachSorted(handler);
        } else if (announces && (long) size * LPS_PER_EVENT_TO_ANNOUNCE < lpCount) {
            forEachAnnounced(handler);
        } else {
            forEachLinked(handler);
        }
        size = 0;
    }

    /** Not the announcing loop without announcements: that costs small populations some 3 %. */
    private void forEachLinked(GroupHandler handler) {
        int words = (lpCount + 63) >>> 6;
        for (int word = 0; word < words; word++) {
            long bits = occupied[word];
            occupied[word] = 0;
            while (bits != 0) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                handler.onGroup(first + slot, grouped, 0, unlink(slot));
            }
        }
    }

    private void forEachAnnounced(GroupHandler handler) {
        int words = (lpCount + 63) >>> 6;
        int word = 0;
        while (word < words) {
            int count = 0;
            while (word < words && count < ANNOUNCED_LPS) {
                count = gather(word++, count);
            }
            handler.onUpcoming(upcoming, count);
            for (int i = 0; i < count; i++) {
                int lp = upcoming[i];
                handler.onGroup(lp, grouped, 0, unlink(lp - first));
            }
        }
    }

    /** Appends the LPs of a word of bits to the upcoming ones; returns how many there are then. */
    private int gather(int word, int count) {
        int gathered = count;
        long bits = occupied[word];
        occupied[word] = 0;
        int lp = first + (word << 6);
        while (bits != 0) {
            upcoming[gathered++] = lp + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
        }
        return gathered;
    }

    /** Copies the addresses of an LP's events to the start of {@code grouped} and returns how many there are. */
    private int unlink(int slot) {
        int count = 0;
        for (int index = head[slot]; index != NONE; index = next[index]) {
            grouped[count++] = addresses[index];
        }
        head[slot] = NONE;
        return count;
    }

    private void forEachSorted(GroupHandler handler) {
        Arrays.sort(keys, 0, size);
        for (int i = 0; i < size; i++) {
            grouped[i] = addresses[(int) keys[i]];
        }
        int from = 0;
        int announced = 0;
        while (from < size) {
            if (announces && from >= announced) {
                announced = announce(from, handler);
            }
            int slot = (int) (keys[from] >> 32);
            int to = endOfGroup(from + 1, slot);
            handler.onGroup(first + slot, grouped, from, to);
            from = to;
        }
    }

    private int endOfGroup(int start, int slot) {
        int end = start;
        while (end < size && (int) (keys[end] >> 32) == slot) {
            end++;
        }
        return end;
    }

    private int announce(int from, GroupHandler handler) {
        int count = Math.min(ANNOUNCED_LPS, size - from);
        for (int i = 0; i < count; i++) {
            upcoming[i] = first + (int) (keys[from + i] >> 32);
        }
        handler.onUpcoming(upcoming, count);
        return from + count;
    }
}
