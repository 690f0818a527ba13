package org.chronogram.run;

import org.chronogram.partition.PartitionPlan;

/**
 * How the LPs of a run are divided among its partitions.
 *
 * @param plan the owner of each LP, and what is cut.
 * @param table the same, as the workers are told.
 */
public record RunPartitions(PartitionPlan plan, PartitionTable table) {}
