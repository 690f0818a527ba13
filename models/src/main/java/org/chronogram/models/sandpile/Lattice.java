package org.chronogram.models.sandpile;

/**
 * A square of cells, numbered row by row. Beyond its border there are none.
 *
 * @param side cells along each side.
 */
record Lattice(int side) {
    /** Number of neighbours of a cell, those beyond the border among them. */
    static final int DIRECTIONS = 4;

    /** What lies beyond the border. */
    static final int OUTSIDE = -1;

    int size() {
        return side * side;
    }

    int centre() {
        return side / 2 * side + side / 2;
    }

    /** The neighbour in the north (0), east (1), south (2) or west (3), or {@link #OUTSIDE}. */
    int neighbour(int cell, int direction) {
        int column = cell % side;
        return switch (direction) {
            case 0 -> cell < side ? OUTSIDE : cell - side;
            case 1 -> column == side - 1 ? OUTSIDE : cell + 1;
            case 2 -> cell >= size() - side ? OUTSIDE : cell + side;
            default -> column == 0 ? OUTSIDE : cell - 1;
        };
    }

    /** How many neighbours of a cell are beyond the border. */
    int outside(int cell) {
        int outside = 0;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            outside += neighbour(cell, direction) == OUTSIDE ? 1 : 0;
        }
        return outside;
    }
}
