package org.chronogram.models.traffic;

/**
 * How far trips go: the blocks to the east and to the south are drawn uniformly from -most to most each, but not both 0.
 *
 * @param most most blocks in a direction, at least 1.
 */
record Distances(int most) {
    private double places() {
        return 2.0 * most + 1;
    }

    /** Share of the places that a trip can go to in all drawn ones, which include its start. */
    private double other() {
        return 1 - 1 / (places() * places());
    }

    /** Mean of the blocks of a trip. */
    double mean() {
        return 2 * meanOfOne() / other();
    }

    /** Variance of the blocks of a trip. */
    double variance() {
        double squareOfOne = most * (most + 1.0) / 3;
        return (2 * squareOfOne + 2 * meanOfOne() * meanOfOne()) / other() - mean() * mean();
    }

    /** Mean of the blocks in one of the two directions, start included. */
    private double meanOfOne() {
        return most * (most + 1.0) / places();
    }
}
