package org.chronogram.models.outbreak;

/** Which locations people travel between. */
enum ContactKind {
    /** Those of the same region, and of regions within reach. */
    GEOGRAPHY,

    /** Each two with the same probability. */
    ERDOS_RENYI,

    /** Each new location with older ones, with a probability that grows with the links that these have. */
    BARABASI_ALBERT,

    /** Those next on a ring, some of which are replaced by any others: a small world. */
    WATTS_STROGATZ
}
