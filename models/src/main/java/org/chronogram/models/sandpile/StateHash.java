package org.chronogram.models.sandpile;

import org.chronogram.models.toolkit.SplitMix;

/** A hash of the state of a cell; those of all cells are added, in any order. */
final class StateHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private StateHash() {}

    static long of(int cell, long height, long topplings) {
        return mixed(mixed(mixed(cell + 1L) + height) + topplings);
    }

    private static long mixed(long value) {
        return SplitMix.mixed(value * FACTOR);
    }
}
