package org.chronogram.master;

/**
 * The cost of a checkpoint for a run.
 *
 * @param busyNs how long the simulation waited, and how long a core was busy with writing.
 * @param writeNs how long it took until all was on the disk, most of which may be waiting for the disk.
 */
record CheckpointCost(long busyNs, long writeNs) {}
