package org.chronogram.kernel;

import java.util.Arrays;

/**
 * What is known of each event that can be cancelled, by its handle, which is never 0. Entries lie in one array, in the order
 * in which they were added, so that the entries of LPs that have one timer each are walked through as the LPs are. A hash
 * table with linear probing finds them (D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4, algorithms L
 * and R); before it, the last entry of an LP is tried, which is mostly the right one. Both grow and never shrink, so that in a
 * steady state nothing is allocated. Entries are addressed by the index of their first word, which holds until they are
 * removed. Not thread safe.
 */
final class HandleTable {
    static final int NONE = -1;

    private static final int WORDS = 5;
    private static final int DUE = 1;
    private static final int RECORD_TIME = 2;
    private static final int SEQUENCES = 3;
    private static final int TYPE = 4;
    private static final int FIRST_SLOTS = 16;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Entries that are not used have handle 0, and the next of them in the word of the time. */
    private long[] words = new long[FIRST_SLOTS / 2 * WORDS];

    private int usedWords;
    private int firstFree = NONE;

    /** The entries of the hash table, {@link #NONE} in slots that are empty. */
    private int[] slots = emptySlots(FIRST_SLOTS);

    /** The last entry of the LP with a number, or of another one with the same lower bits. */
    private int[] lastOfLp = new int[FIRST_SLOTS];

    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SLOTS);
    private int size;

    private static int[] emptySlots(int count) {
        int[] empty = new int[count];
        Arrays.fill(empty, NONE);
        return empty;
    }

    private int home(long handle) {
        return (int) ((handle * GOLDEN_RATIO) >>> shift);
    }

    private int slotOf(long handle) {
        int slot = home(handle);
        while (slots[slot] != NONE && words[slots[slot]] != handle) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** Returns the entry of a handle, {@link #NONE} when there is none. */
    int find(long handle) {
        int last = lastOfLp[(int) handle & (lastOfLp.length - 1)];
        return words[last] == handle && handle != 0 ? last : findSlowly(handle);
    }

    private int findSlowly(long handle) {
        int entry = handle == 0 ? NONE : slots[slotOf(handle)];
        if (entry != NONE) {
            lastOfLp[(int) handle & (lastOfLp.length - 1)] = entry;
        }
        return entry;
    }

    /** Returns the entry of a handle, added if there was none. */
    int add(long handle) {
        int entry = find(handle);
        if (entry != NONE) {
            return entry;
        }
        if (++size > slots.length >>> 1) {
            grow();
        }
        int added = takeFree();
        words[added] = handle;
        slots[slotOf(handle)] = added;
        lastOfLp[(int) handle & (lastOfLp.length - 1)] = added;
        return added;
    }

    private int takeFree() {
        if (firstFree == NONE) {
            usedWords += WORDS;
            return usedWords - WORDS;
        }
        int entry = firstFree;
        firstFree = (int) words[entry + DUE];
        return entry;
    }

    private void grow() {
        int count = Math.multiplyExact(slots.length, 2);
        words = Arrays.copyOf(words, Math.multiplyExact(count / 2, WORDS));
        lastOfLp = new int[count];
        slots = emptySlots(count);
        shift--;
        for (int entry = 0; entry < usedWords; entry += WORDS) {
            if (words[entry] != 0) {
                slots[slotOf(words[entry])] = entry;
            }
        }
    }

    /** Removes an entry; in the hash table moves those behind it into the gap, as far as a search for them would pass it. */
    void remove(int entry) {
        int mask = slots.length - 1;
        int gap = slotOf(words[entry]);
        int slot = (gap + 1) & mask;
        while (slots[slot] != NONE) {
            int distance = (slot - home(words[slots[slot]])) & mask;
            if (distance >= ((slot - gap) & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
            slot = (slot + 1) & mask;
        }
        slots[gap] = NONE;
        words[entry] = 0;
        words[entry + DUE] = firstFree;
        firstFree = entry;
        size--;
    }

    int size() {
        return size;
    }

    /** Returns when the event is due; negative when it was cancelled. */
    long dueTicks(int entry) {
        return words[entry + DUE];
    }

    int dueSequence(int entry) {
        return (int) words[entry + SEQUENCES];
    }

    int type(int entry) {
        return (int) words[entry + TYPE];
    }

    void due(int entry, long ticks, int sequence, int type) {
        words[entry + DUE] = ticks;
        words[entry + SEQUENCES] =
                (words[entry + SEQUENCES] & 0xFFFF_FFFF_0000_0000L) | Integer.toUnsignedLong(sequence);
        words[entry + TYPE] = type;
    }

    void cancel(int entry) {
        words[entry + DUE] = -1;
    }

    /** Returns the time of the record that stands for the event. */
    long recordTicks(int entry) {
        return words[entry + RECORD_TIME];
    }

    int recordSequence(int entry) {
        return (int) (words[entry + SEQUENCES] >>> Integer.SIZE);
    }

    /** The record has the time and the sequence of the event itself. */
    void recordIsDue(int entry) {
        words[entry + RECORD_TIME] = words[entry + DUE];
        words[entry + SEQUENCES] = words[entry + SEQUENCES] << Integer.SIZE | (words[entry + SEQUENCES] & 0xFFFF_FFFFL);
    }

    boolean isCancelled(int entry) {
        return words[entry + DUE] < 0;
    }

    /** Tells whether the event is pending and its record is that of an earlier time or sequence. */
    boolean isRescheduled(int entry) {
        return words[entry + DUE] >= 0 && !isExact(entry);
    }

    private boolean isExact(int entry) {
        return words[entry + DUE] == words[entry + RECORD_TIME] && dueSequence(entry) == recordSequence(entry);
    }
}
