package org.chronogram.kernel;

/**
 * A set of handles, which are never 0: a hash table with linear probing in one array (D. E. Knuth, "The Art of Computer
 * Programming", volume 3, section 6.4, algorithms L and R). It grows and never shrinks, so that in a steady state nothing is
 * allocated. Not thread safe.
 */
final class HandleSet {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[16];
    private int shift = Long.SIZE - 4;
    private int size;

    private int home(long handle) {
        return (int) ((handle * GOLDEN_RATIO) >>> shift);
    }

    boolean contains(long handle) {
        return slots[find(handle)] == handle && handle != 0;
    }

    /** Returns the slot of a handle, or the free one where the search for it ends. */
    private int find(long handle) {
        int mask = slots.length - 1;
        int slot = home(handle);
        while (slots[slot] != 0 && slots[slot] != handle) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Adds a handle; returns whether it was not in the set. */
    boolean add(long handle) {
        int slot = find(handle);
        if (slots[slot] == handle) {
            return false;
        }
        slots[slot] = handle;
        if (++size > slots.length >>> 1) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(old.length, 2)];
        shift--;
        for (long handle : old) {
            if (handle != 0) {
                slots[find(handle)] = handle;
            }
        }
    }

    /** Removes a handle; returns whether it was in the set. */
    boolean remove(long handle) {
        int slot = find(handle);
        if (slots[slot] == 0) {
            return false;
        }
        size--;
        closeGap(slot);
        return true;
    }

    /** Moves the handles behind a gap into it, as far as a search for them would pass it. */
    private void closeGap(int freed) {
        int mask = slots.length - 1;
        int gap = freed;
        int slot = (gap + 1) & mask;
        while (slots[slot] != 0) {
            int distance = (slot - home(slots[slot])) & mask;
            if (distance >= ((slot - gap) & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
            slot = (slot + 1) & mask;
        }
        slots[gap] = 0;
    }

    int size() {
        return size;
    }
}
