package org.chronogram.models.sandpile;

/** A hash of the state of a cell; those of all cells are added, in any order. */
final class StateHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private StateHash() {}

    static long of(int cell, long height, long topplings) {
        return mixed(mixed(mixed(cell + 1L) + height) + topplings);
    }

    /** The finalizer of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014). */
    private static long mixed(long value) {
        long z = value * FACTOR;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
