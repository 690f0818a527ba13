package org.chronogram.models.dragonfly;

/** Who sends to whom. */
enum DragonflyTraffic {
    /** To any other terminal. */
    UNIFORM,

    /** To a terminal of the next router of the group. */
    NEIGHBOUR,

    /** To a terminal of the next group, to which a single link leads: the worst case of minimal routing. */
    NEXT_GROUP
}
