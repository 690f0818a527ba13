package org.chronogram.results;

/**
 * What the checkpoints of a run took.
 *
 * @param committed how many were written.
 * @param longestPauseNs the longest time for which a partition of the simulation waited.
 */
public record CheckpointCounts(int committed, long longestPauseNs) {}
