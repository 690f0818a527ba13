package org.chronogram.kernel;

import java.util.Arrays;
import org.chronogram.model.Event;

/**
 * Pending events in a binary heap, in the order (time, source, sequence). Records lie in an arena with a free list for
 * each length, so that in a steady state nothing is allocated. Not thread safe.
 */
final class EventHeap {
    private long[] times = new long[64];
    private int[] slots = new int[64];
    private int size;
    private long[] arena = new long[64 * EventLayout.HEADER_WORDS];
    private int arenaUsed;
    private final int[] freeByLength = new int[EventLayout.lengthWords(Event.MAX_PAYLOAD_BYTES) + 1];

    EventHeap() {
        Arrays.fill(freeByLength, ChunkStore.NONE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Returns the smallest time, Long.MAX_VALUE when the heap is empty. */
    long minTime() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Tells whether the first record of the heap comes before another one. */
    boolean minPrecedes(long[] words, int offset) {
        if (size == 0) {
            return false;
        }
        long time = EventLayout.time(words, offset);
        return times[0] == time ? EventLayout.precedesAtSameTime(arena, slots[0], words, offset) : times[0] < time;
    }

    void push(long[] source, int offset, int lengthWords) {
        int slot = allocate(lengthWords);
        System.arraycopy(source, offset, arena, slot, lengthWords);
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            slots = Arrays.copyOf(slots, size * 2);
        }
        siftUp(size++, EventLayout.time(source, offset), slot);
    }

    private int allocate(int lengthWords) {
        int slot = freeByLength[lengthWords];
        if (slot != ChunkStore.NONE) {
            freeByLength[lengthWords] = (int) arena[slot];
            return slot;
        }
        if (arenaUsed + lengthWords > arena.length) {
            long wanted = Math.max(arena.length * 2L, arenaUsed + (long) lengthWords);
            if (arenaUsed + (long) lengthWords > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("more than 16 GiB of far-future events in one partition");
            }
            arena = Arrays.copyOf(arena, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
        slot = arenaUsed;
        arenaUsed += lengthWords;
        return slot;
    }

    /** Hands out all records, in no particular order. */
    void forEach(RecordSink sink) {
        for (int i = 0; i < size; i++) {
            sink.onRecords(arena, slots[i], EventLayout.lengthWords(arena, slots[i]));
        }
    }

    /** Removes the first record, copies it to the start of {@code destination} and returns its length in words. */
    int pop(long[] destination) {
        int slot = slots[0];
        int lengthWords = EventLayout.lengthWords(arena, slot);
        System.arraycopy(arena, slot, destination, 0, lengthWords);
        free(slot, lengthWords);
        size--;
        if (size > 0) {
            siftDown(0, times[size], slots[size]);
        }
        return lengthWords;
    }

    /** Tells whether the first record fulfils a condition. */
    boolean firstIs(RecordFilter condition) {
        return condition.test(arena, slots[0]);
    }

    /** Removes all records that fulfil a condition. */
    void removeIf(RecordFilter condition) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (condition.test(arena, slots[i])) {
                free(slots[i], EventLayout.lengthWords(arena, slots[i]));
            } else {
                times[kept] = times[i];
                slots[kept++] = slots[i];
            }
        }
        size = kept;
        for (int index = (size >>> 1) - 1; index >= 0; index--) {
            siftDown(index, times[index], slots[index]);
        }
    }

    private void free(int slot, int lengthWords) {
        arena[slot] = freeByLength[lengthWords];
        freeByLength[lengthWords] = slot;
    }

    private void siftUp(int start, long time, int slot) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) >>> 1;
            if (!precedes(time, slot, parent)) {
                break;
            }
            times[index] = times[parent];
            slots[index] = slots[parent];
            index = parent;
        }
        times[index] = time;
        slots[index] = slot;
    }

    private void siftDown(int start, long time, int slot) {
        int index = start;
        int half = size >>> 1;
        while (index < half) {
            int child = 2 * index + 1;
            if (child + 1 < size && precedes(times[child + 1], slots[child + 1], child)) {
                child++;
            }
            if (precedes(time, slot, child)) {
                break;
            }
            times[index] = times[child];
            slots[index] = slots[child];
            index = child;
        }
        times[index] = time;
        slots[index] = slot;
    }

    private boolean precedes(long time, int slot, int otherIndex) {
        long otherTime = times[otherIndex];
        return time == otherTime
                ? EventLayout.precedesAtSameTime(arena, slot, arena, slots[otherIndex])
                : time < otherTime;
    }
}
