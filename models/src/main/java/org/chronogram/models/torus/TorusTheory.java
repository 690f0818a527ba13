package org.chronogram.models.torus;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.chronogram.models.interconnect.Expectation;

/**
 * What follows from the shape of a torus and its traffic. Each dimension adds its own links to the way of a packet; the
 * most loaded links are those of one dimension, with uniform traffic of the longest, across which the bisection is smallest.
 *
 * @param shape the routers along each dimension.
 * @param traffic who sends to whom.
 */
record TorusTheory(TorusShape shape, TorusTraffic traffic) {
    Expectation expectation(long wire) {
        double others = shape.routers() / (shape.routers() - 1.0);
        return switch (traffic) {
            case UNIFORM ->
                expectation(wire, side -> ring(side) * others, side -> (ring(side) / 2 + unevenness(side)) * others);
            case NEIGHBOUR -> Expectation.of(1, wire, 1.0 / (2 * shape.dimensions()));
            case TORNADO -> expectation(wire, TorusFabric::tornadoSteps, TorusFabric::tornadoSteps);
            case DIAGONAL -> expectation(wire, side -> Math.floorDiv(side, 2), TorusTheory::diagonalLoad);
        };
    }

    private Expectation expectation(long wire, IntToDoubleFunction hops, IntToDoubleFunction load) {
        double mostLoaded = sides().mapToDouble(load).max().orElseThrow();
        return Expectation.of(sides().mapToDouble(hops).sum(), wire, mostLoaded);
    }

    private IntStream sides() {
        return IntStream.range(0, shape.dimensions()).map(shape::side);
    }

    /** Sum of the shortest ways round from a place to all places of its ring, by the number of places. */
    private static double ring(int side) {
        int half = side / 2;
        return (double) half * (side - half) / side;
    }

    /** How much more than the mean the most loaded link has, where an odd number of places is half of the way round. */
    private static double unevenness(int side) {
        return side % 4 == 2 ? 0.5 / side : 0;
    }

    /** With an even side one place in two goes up, so a link has the packets of half the places before it. */
    private static double diagonalLoad(int side) {
        int half = side / 2;
        return side % 2 == 0 ? Math.ceil(half / 2.0) : half;
    }
}
