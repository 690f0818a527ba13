package org.chronogram.models.sandpile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PileTest {
    private static long[] heights(int side, int... dropped) {
        Pile pile = Pile.stable(new Lattice(side), cell -> dropped[cell]);
        return IntStream.range(0, side * side).mapToLong(pile::height).toArray();
    }

    @Test
    void shouldLeaveAStablePileAsItIs() {
        assertArrayEquals(new long[] {3, 2, 1, 0}, heights(2, 3, 2, 1, 0));
    }

    @Test
    void shouldLoseGrainsBeyondTheBorder() {
        assertArrayEquals(new long[] {1}, heights(1, 9));
        assertArrayEquals(new long[] {0, 1, 1, 0}, heights(2, 4, 0, 0, 0));
    }

    /** Where each cell of a square of two has four grains, each topples once and gets two of its neighbours: 4 - 4 + 2. */
    @Test
    void shouldTopplePileThatIsSymmetric() {
        assertArrayEquals(new long[] {2, 2, 2, 2}, heights(2, 4, 4, 4, 4));
    }

    @Test
    void shouldSpreadFromTheMiddle() {
        assertArrayEquals(new long[] {0, 1, 0, 1, 1, 1, 0, 1, 0}, heights(3, 0, 0, 0, 0, 5, 0, 0, 0, 0));
    }

    /** A naive computation topples single cells in a random order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnTheOrder(long seed) {
        Random random = new Random(seed);
        Lattice lattice = new Lattice(7);
        int[] dropped = random.ints(lattice.size(), 0, 30).toArray();
        Pile pile = Pile.stable(lattice, cell -> dropped[cell]);
        int[] topplings = new int[lattice.size()];
        int[] heights = dropped.clone();
        int[] unstable;
        while ((unstable = unstable(heights)).length > 0) {
            int cell = unstable[random.nextInt(unstable.length)];
            topplings[cell]++;
            topple(lattice, heights, cell);
        }
        for (int cell = 0; cell < lattice.size(); cell++) {
            assertEquals(heights[cell], pile.height(cell));
            assertEquals(topplings[cell], pile.topplings(cell));
        }
    }

    private static int[] unstable(int[] heights) {
        return IntStream.range(0, heights.length)
                .filter(cell -> heights[cell] >= Lattice.DIRECTIONS)
                .toArray();
    }

    private static void topple(Lattice lattice, int[] heights, int cell) {
        heights[cell] -= Lattice.DIRECTIONS;
        IntStream.range(0, Lattice.DIRECTIONS)
                .map(direction -> lattice.neighbour(cell, direction))
                .filter(neighbour -> neighbour != Lattice.OUTSIDE)
                .forEach(neighbour -> heights[neighbour]++);
    }
}
