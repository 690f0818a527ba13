package org.chronogram.kernel;

/**
 * Sorts the events of one LP in one window by the rules of order. Most runs hold one to three events, so it is insertion
 * sort; merge sort keeps a hot LP with thousands of events per window from costing quadratic time. Not thread safe.
 */
final class RecordSorter {
    private static final int INSERTION_LIMIT = 24;

    private final ChunkStore store;
    private int[] scratch = new int[64];

    RecordSorter(ChunkStore store) {
        this.store = store;
    }

    void sort(int[] addresses, int from, int to) {
        if (to - from <= INSERTION_LIMIT) {
            insertionSort(addresses, from, to);
        } else {
            mergeSort(addresses, from, to);
        }
    }

    private void insertionSort(int[] addresses, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int address = addresses[i];
            int j = i;
            while (j > from && precedes(address, addresses[j - 1])) {
                addresses[j] = addresses[j - 1];
                j--;
            }
            addresses[j] = address;
        }
    }

    private void mergeSort(int[] addresses, int from, int to) {
        int length = to - from;
        if (scratch.length < length) {
            scratch = new int[Integer.highestOneBit(length) << 1];
        }
        for (int start = from; start < to; start += INSERTION_LIMIT) {
            insertionSort(addresses, start, Math.min(to, start + INSERTION_LIMIT));
        }
        for (int width = INSERTION_LIMIT; width < length; width *= 2) {
            for (int start = from; start + width < to; start += 2 * width) {
                merge(addresses, start, start + width, Math.min(to, start + 2 * width));
            }
        }
    }

    private void merge(int[] addresses, int from, int middle, int to) {
        int leftLength = middle - from;
        System.arraycopy(addresses, from, scratch, 0, leftLength);
        int left = 0;
        int right = middle;
        int out = from;
        while (left < leftLength && right < to) {
            addresses[out++] = precedes(addresses[right], scratch[left]) ? addresses[right++] : scratch[left++];
        }
        System.arraycopy(scratch, left, addresses, out, leftLength - left);
    }

    private boolean precedes(int addressA, int addressB) {
        return EventLayout.precedes(
                store.wordsAt(addressA),
                ChunkStore.offset(addressA),
                store.wordsAt(addressB),
                ChunkStore.offset(addressB));
    }
}
