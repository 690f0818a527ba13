package org.chronogram.models.torus;

import java.util.Arrays;

/** Where the routers of a torus lie: each dimension has a side of its own. Immutable. */
final class TorusShape {
    private final int[] sides;
    private final int[] strides;
    private final int routers;

    /**
     * Creates a shape.
     *
     * @param sides routers along each dimension, at least 2.
     */
    TorusShape(int... sides) {
        this.sides = sides.clone();
        strides = new int[sides.length];
        int stride = 1;
        for (int dimension = 0; dimension < sides.length; dimension++) {
            strides[dimension] = stride;
            stride *= sides[dimension];
        }
        routers = stride;
    }

    /** A torus with as many routers along each dimension. */
    static TorusShape even(int dimensions, int side) {
        int[] sides = new int[dimensions];
        Arrays.fill(sides, side);
        return new TorusShape(sides);
    }

    int dimensions() {
        return sides.length;
    }

    int side(int dimension) {
        return sides[dimension];
    }

    int routers() {
        return routers;
    }

    /** Place of a router in a dimension. */
    int place(int router, int dimension) {
        return router / strides[dimension] % sides[dimension];
    }

    /** The router that lies some steps further on in a dimension. */
    int moved(int router, int dimension, int steps) {
        int place = place(router, dimension);
        return router + ((place + steps) % sides[dimension] - place) * strides[dimension];
    }
}
