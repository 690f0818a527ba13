package org.chronogram.models.fattree;

/** How a packet goes up; there is a single way down. */
enum FatTreeRouting {
    /** By the number of its destination, so that packets for different terminals spread over all ways. */
    DETERMINISTIC,

    /** By the port with the smallest load. */
    ADAPTIVE
}
