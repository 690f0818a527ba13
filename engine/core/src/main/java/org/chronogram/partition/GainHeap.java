package org.chronogram.partition;

import java.util.Arrays;

/**
 * A binary heap of nodes with the largest gain on top, and among equal gains the one that was put last. Nodes are found by
 * their index, so that gains can change.
 */
final class GainHeap {
    private static final int ABSENT = -1;

    private final int[] heap;
    private final int[] places;
    private final long[] gains;
    private final int[] puts;
    private int lastPut;
    private int size;

    GainHeap(int nodes) {
        heap = new int[nodes];
        places = new int[nodes];
        gains = new long[nodes];
        puts = new int[nodes];
        Arrays.fill(places, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int node) {
        return places[node] != ABSENT;
    }

    long topGain() {
        return gains[heap[0]];
    }

    long gain(int node) {
        return gains[node];
    }

    /** Adds a node, or changes the gain of a node that it has. */
    void put(int node, long gain) {
        if (places[node] == ABSENT) {
            places[node] = size;
            heap[size++] = node;
        }
        gains[node] = gain;
        puts[node] = ++lastPut;
        siftUp(places[node]);
        siftDown(places[node]);
    }

    int pop() {
        int top = heap[0];
        places[top] = ABSENT;
        int last = heap[--size];
        if (size > 0) {
            heap[0] = last;
            places[last] = 0;
            siftDown(0);
        }
        return top;
    }

    void clear() {
        for (int at = 0; at < size; at++) {
            places[heap[at]] = ABSENT;
        }
        size = 0;
        lastPut = 0;
    }

    private void siftUp(int from) {
        int node = heap[from];
        int at = from;
        while (at > 0 && isAbove(node, heap[(at - 1) >> 1])) {
            set(at, heap[(at - 1) >> 1]);
            at = (at - 1) >> 1;
        }
        set(at, node);
    }

    private void siftDown(int from) {
        int node = heap[from];
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isAbove(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isAbove(heap[child], node)) {
                break;
            }
            set(at, heap[child]);
            at = child;
        }
        set(at, node);
    }

    private void set(int place, int node) {
        heap[place] = node;
        places[node] = place;
    }

    private boolean isAbove(int a, int b) {
        return gains[a] != gains[b] ? gains[a] > gains[b] : puts[a] > puts[b];
    }
}
