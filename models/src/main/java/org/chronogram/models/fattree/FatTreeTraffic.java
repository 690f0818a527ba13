package org.chronogram.models.fattree;

/** Who sends to whom. */
enum FatTreeTraffic {
    /** To any other terminal. */
    UNIFORM,

    /** To the next terminal. */
    NEIGHBOUR,

    /** To the terminal half of all terminals further on. */
    SHIFT,

    /** To any terminal of the other half. */
    BISECTION,

    /**
     * To the terminal of the other half whose place at its switch is that of the sender's switch, and the other way round.
     * All terminals of a switch send to the same place: the worst case where the place decides about the way up.
     */
    TRANSPOSE
}
