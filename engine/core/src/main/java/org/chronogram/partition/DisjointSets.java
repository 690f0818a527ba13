package org.chronogram.partition;

/**
 * Sets of items that are joined, never split. The root of a set is its smallest item, so that the result does not depend on
 * the order of the joins.
 */
final class DisjointSets {
    private final int[] parents;

    /** Creates one set for each item. */
    DisjointSets(int items) {
        parents = new int[items];
        for (int item = 0; item < items; item++) {
            parents[item] = item;
        }
    }

    private DisjointSets(int[] parents) {
        this.parents = parents;
    }

    DisjointSets copy() {
        return new DisjointSets(parents.clone());
    }

    /** Returns the root of the set of an item, and shortens the way to it. */
    int find(int item) {
        int at = item;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    void join(int a, int b) {
        int rootOfA = find(a);
        int rootOfB = find(b);
        if (rootOfA < rootOfB) {
            parents[rootOfB] = rootOfA;
        } else {
            parents[rootOfA] = rootOfB;
        }
    }

    /** Returns for each item the index of its set; sets are numbered in the order of their roots. */
    int[] indices() {
        int[] indices = new int[parents.length];
        int sets = 0;
        for (int item = 0; item < parents.length; item++) {
            int root = find(item);
            indices[item] = root == item ? sets++ : indices[root];
        }
        return indices;
    }
}
