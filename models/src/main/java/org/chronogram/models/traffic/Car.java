package org.chronogram.models.traffic;

/**
 * A car, as an event takes it from an intersection to the next.
 *
 * @param destination the intersection at which it arrives.
 * @param east blocks to go to the east, negative for the west.
 * @param south blocks to go to the south, negative for the north.
 * @param blocks blocks of the whole trip.
 * @param startTicks when the trip began.
 */
record Car(int destination, int east, int south, int blocks, long startTicks) {
    boolean hasArrived() {
        return east == 0 && south == 0;
    }

    /** The car after a block to the east or west. */
    Car alongRow() {
        return new Car(destination, east - Integer.signum(east), south, blocks, startTicks);
    }

    /** The car after a block to the south or north. */
    Car alongColumn() {
        return new Car(destination, east, south - Integer.signum(south), blocks, startTicks);
    }
}
