package org.chronogram.state;

import java.util.OptionalLong;

/**
 * The times from which a restored partition goes on.
 *
 * @param reachedTicks every event of its LPs before this time was executed: the smallest time that any of the partitions in
 *     which its LPs were had reached.
 * @param horizonTicks the horizon that was written with its LPs; empty where they were in several partitions, or with others,
 *     as that horizon is then none of this partition.
 */
public record RestoredTimes(long reachedTicks, OptionalLong horizonTicks) {}
