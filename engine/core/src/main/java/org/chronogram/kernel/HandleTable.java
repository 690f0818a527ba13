package org.chronogram.kernel;

/**
 * What is known of each event that can be cancelled, by its handle, which is never 0: a hash table with linear probing in one
 * array (D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4, algorithms L and R). It grows and never
 * shrinks, so that in a steady state nothing is allocated. Entries are addressed by the index of their first word, which
 * holds until the next call of {@link #add} or {@link #remove}. Not thread safe.
 */
final class HandleTable {
    static final int NONE = -1;

    private static final int WORDS = 5;
    private static final int DUE = 1;
    private static final int RECORD_TIME = 2;
    private static final int SEQUENCES = 3;
    private static final int TYPE = 4;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private int slots = 16;
    private int shift = Long.SIZE - 4;
    private long[] words = new long[slots * WORDS];
    private int size;

    private int home(long handle) {
        return (int) ((handle * GOLDEN_RATIO) >>> shift);
    }

    private int slotOf(long handle) {
        int slot = home(handle);
        while (words[slot * WORDS] != 0 && words[slot * WORDS] != handle) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot;
    }

    /** Returns the entry of a handle, {@link #NONE} when there is none. */
    int find(long handle) {
        int entry = slotOf(handle) * WORDS;
        return handle != 0 && words[entry] == handle ? entry : NONE;
    }

    /** Returns the entry of a handle, added if there was none. */
    int add(long handle) {
        int slot = slotOf(handle);
        if (words[slot * WORDS] == 0) {
            if (++size > slots >>> 1) {
                grow();
                slot = slotOf(handle);
            }
            words[slot * WORDS] = handle;
        }
        return slot * WORDS;
    }

    private void grow() {
        long[] old = words;
        slots = Math.multiplyExact(slots, 2);
        words = new long[Math.multiplyExact(slots, WORDS)];
        shift--;
        for (int entry = 0; entry < old.length; entry += WORDS) {
            if (old[entry] != 0) {
                System.arraycopy(old, entry, words, slotOf(old[entry]) * WORDS, WORDS);
            }
        }
    }

    /** Removes an entry: moves those behind it into the gap, as far as a search for them would pass it. */
    void remove(int entry) {
        int mask = slots - 1;
        int gap = entry / WORDS;
        int slot = (gap + 1) & mask;
        while (words[slot * WORDS] != 0) {
            int distance = (slot - home(words[slot * WORDS])) & mask;
            if (distance >= ((slot - gap) & mask)) {
                System.arraycopy(words, slot * WORDS, words, gap * WORDS, WORDS);
                gap = slot;
            }
            slot = (slot + 1) & mask;
        }
        words[gap * WORDS] = 0;
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
