package org.chronogram.results;

import java.util.function.IntUnaryOperator;

/**
 * How the LPs were divided among the partitions of a run.
 *
 * @param description what is cut and why, in one line; empty where there are no links to cut.
 * @param lps how many LPs there are; 0 where the owners are not worth to be kept, as they are blocks of consecutive ids.
 * @param partitionOf gives the partition of an LP.
 * @param cutLinks how many links lead from one partition to another.
 * @param links how many links the model has declared.
 * @param smallestCutDelay smallest delay of the links between partitions; empty where there are none.
 * @param imbalance weight of the heaviest partition, divided by the mean.
 */
public record LpDivision(
        String description,
        int lps,
        IntUnaryOperator partitionOf,
        long cutLinks,
        long links,
        String smallestCutDelay,
        double imbalance) {
    /** One partition with all LPs. */
    public static final LpDivision UNDIVIDED = new LpDivision("", 0, lp -> 0, 0, 0, "", 1);

    /** Returns the owners as text, in the format of METIS: the partition of LP 0 on the first line, and so on. */
    String text() {
        StringBuilder lines = new StringBuilder();
        for (int lp = 0; lp < lps; lp++) {
            lines.append(partitionOf.applyAsInt(lp)).append('\n');
        }
        return lines.toString();
    }
}
