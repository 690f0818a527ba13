package org.chronogram.models.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;

class TorusTest {
    private static int[] neighbours(Torus torus, int lp) {
        return IntStream.range(0, Torus.DIRECTIONS)
                .map(direction -> torus.neighbour(lp, direction))
                .toArray();
    }

    @Test
    void shouldJoinItsEdges() {
        Torus torus = new Torus(4, 3);
        assertArrayEquals(new int[] {1, 6, 9, 4}, neighbours(torus, 5));
        assertArrayEquals(new int[] {8, 1, 4, 3}, neighbours(torus, 0));
        assertArrayEquals(new int[] {7, 8, 3, 10}, neighbours(torus, 11));
    }

    @Test
    void shouldBeItsOwnNeighbourWhereThereIsOneColumnOrRow() {
        assertArrayEquals(new int[] {0, 0, 0, 0}, neighbours(new Torus(1, 1), 0));
        assertArrayEquals(new int[] {1, 0, 1, 0}, neighbours(new Torus(1, 2), 0));
    }

    @Test
    void shouldFindPlacesBeyondItsEdges() {
        Torus torus = new Torus(4, 3);
        assertEquals(11, torus.relative(0, -1, -1));
        assertEquals(0, torus.relative(0, 8, -3));
        assertEquals(6, torus.relative(1, 1, 1));
    }

    @Test
    void shouldRefuseMorePlacesThanLps() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> new Torus(65_536, 32_768));
        assertEquals(
                "--columns=65536 and --rows=32768 are 2147483648 LPs: expected at most 2147483647, give fewer columns or"
                        + " rows",
                e.getMessage());
    }
}
