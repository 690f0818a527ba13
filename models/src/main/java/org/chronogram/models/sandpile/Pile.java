package org.chronogram.models.sandpile;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * A pile that was made stable by a direct computation, without events and times. The order of topplings matters neither to
 * the final heights nor to how often each cell has toppled (D. Dhar, "Self-organized critical state of sandpile automaton
 * models", Physical Review Letters 64, 1990).
 */
final class Pile {
    private final Lattice lattice;
    private final long[] heights;
    private final long[] topplings;
    private final int[] unstable;
    private int unstableCells;

    private Pile(Lattice lattice) {
        this.lattice = lattice;
        heights = new long[lattice.size()];
        topplings = new long[lattice.size()];
        unstable = new int[lattice.size()];
    }

    /**
     * Makes a pile stable.
     *
     * @param lattice its cells.
     * @param dropped grains that are dropped on a cell.
     * @return the stable pile.
     */
    static Pile stable(Lattice lattice, IntToLongFunction dropped) {
        Pile pile = new Pile(lattice);
        Arrays.setAll(pile.heights, dropped);
        for (int cell = 0; cell < lattice.size(); cell++) {
            pile.noteUnstable(cell, 0);
        }
        while (pile.unstableCells > 0) {
            pile.topple(pile.unstable[--pile.unstableCells]);
        }
        return pile;
    }

    long height(int cell) {
        return heights[cell];
    }

    /** How often a cell has toppled. */
    long topplings(int cell) {
        return topplings[cell];
    }

    private void topple(int cell) {
        long times = heights[cell] / Lattice.DIRECTIONS;
        heights[cell] -= times * Lattice.DIRECTIONS;
        topplings[cell] += times;
        for (int direction = 0; direction < Lattice.DIRECTIONS; direction++) {
            int neighbour = lattice.neighbour(cell, direction);
            if (neighbour != Lattice.OUTSIDE) {
                long before = heights[neighbour];
                heights[neighbour] += times;
                noteUnstable(neighbour, before);
            }
        }
    }

    /** A cell is on the list once: from when it has become unstable until it topples. */
    private void noteUnstable(int cell, long before) {
        if (before < Lattice.DIRECTIONS && heights[cell] >= Lattice.DIRECTIONS) {
            unstable[unstableCells++] = cell;
        }
    }
}
