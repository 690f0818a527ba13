package org.chronogram.models.toolkit;

import org.chronogram.model.InvalidInputException;

/**
 * A grid of LPs whose edges are joined: each LP has a neighbour in the north, east, south and west. LPs are numbered row
 * by row. In a direction with a single column or row, an LP is its own neighbour.
 *
 * @param columns number of columns.
 * @param rows number of rows.
 */
public record Torus(int columns, int rows) {
    /** Number of directions. */
    public static final int DIRECTIONS = 4;

    /**
     * Refuses a torus that has more places than there can be LPs.
     *
     * @param columns number of columns, at least 1.
     * @param rows number of rows, at least 1.
     */
    public Torus {
        if ((long) columns * rows > Integer.MAX_VALUE) {
            throw new InvalidInputException("--columns=" + columns + " and --rows=" + rows + " are "
                    + (long) columns * rows + " LPs: expected at most " + Integer.MAX_VALUE
                    + ", give fewer columns or rows");
        }
    }

    /**
     * Returns how many LPs the torus has.
     *
     * @return columns times rows.
     */
    public int size() {
        return columns * rows;
    }

    /**
     * Returns the neighbour of an LP.
     *
     * @param lp the LP.
     * @param direction 0 for north, 1 for east, 2 for south, 3 for west.
     * @return the LP next to it.
     */
    public int neighbour(int lp, int direction) {
        int column = lp % columns;
        int row = lp / columns;
        return switch (direction) {
            case 0 -> at(column, row == 0 ? rows - 1 : row - 1);
            case 1 -> at(column == columns - 1 ? 0 : column + 1, row);
            case 2 -> at(column, row == rows - 1 ? 0 : row + 1);
            default -> at(column == 0 ? columns - 1 : column - 1, row);
        };
    }

    /**
     * Returns the LP at a place relative to that of another.
     *
     * @param lp the other LP.
     * @param east steps to the east, negative for the west.
     * @param south steps to the south, negative for the north.
     * @return the LP at that place.
     */
    public int relative(int lp, int east, int south) {
        return at(Math.floorMod(lp % columns + east, columns), Math.floorMod(lp / columns + south, rows));
    }

    private int at(int column, int row) {
        return row * columns + column;
    }
}
