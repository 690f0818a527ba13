package org.chronogram.partition;

/**
 * How good a division of a graph is.
 *
 * @param overload weight by which parts exceed their limits, together.
 * @param cutWeight weight of the edges between parts.
 */
record CutQuality(long overload, long cutWeight) {
    boolean isBetterThan(CutQuality other) {
        return overload != other.overload ? overload < other.overload : cutWeight < other.cutWeight;
    }
}
