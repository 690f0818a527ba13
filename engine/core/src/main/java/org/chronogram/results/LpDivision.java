package org.chronogram.results;

import java.util.function.Supplier;

/**
 * How the LPs were divided among the partitions of a run.
 *
 * @param description what is cut and why, in one line; empty where there are no links to cut.
 * @param owners gives the partition of each LP as text, one on a line; empty text where partitions are blocks of
 *     consecutive ids, so that it need not be kept.
 * @param cutLinks how many links lead from one partition to another.
 * @param links how many links the model has declared.
 * @param smallestCutDelay smallest delay of the links between partitions; empty where there are none.
 * @param imbalance weight of the heaviest partition, divided by the mean.
 * @param weights directory of the run whose events are the weights of the LPs; empty for the weights of the model.
 */
public record LpDivision(
        String description,
        Supplier<String> owners,
        long cutLinks,
        long links,
        String smallestCutDelay,
        double imbalance,
        String weights) {
    /** One partition with all LPs. */
    public static final LpDivision UNDIVIDED = new LpDivision("", () -> "", 0, 0, "", 1, "");
}
