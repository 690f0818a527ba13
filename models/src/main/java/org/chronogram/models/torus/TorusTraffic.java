package org.chronogram.models.torus;

/** Who sends to whom. */
enum TorusTraffic {
    /** To any other terminal. */
    UNIFORM,

    /** To a neighbour. */
    NEIGHBOUR,

    /** To the one nearly half of the way round in each dimension, so that all go the same way round. */
    TORNADO,

    /** To the one half of the way round in each dimension, the most distant one. */
    DIAGONAL
}
