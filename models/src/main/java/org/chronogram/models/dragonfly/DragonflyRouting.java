package org.chronogram.models.dragonfly;

/** The way of a packet to another group. */
enum DragonflyRouting {
    /** The link between both groups. */
    MINIMAL,

    /** By way of a group that is drawn from all others. */
    VALIANT,

    /** One of both, by the loads of the ports on which they begin. */
    ADAPTIVE
}
