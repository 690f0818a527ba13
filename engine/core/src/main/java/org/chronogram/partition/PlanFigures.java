package org.chronogram.partition;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * What a plan cuts, and how heavy its partitions are.
 *
 * @param smallestCutDelayTicks smallest delay of the links between partitions, {@link Long#MAX_VALUE} where there are none.
 * @param smallestDelayTicks smallest delay of all links, {@link Long#MAX_VALUE} where there are none.
 * @param shortestCut source and target of the first link with the smallest delay between partitions; empty where there is none.
 */
record PlanFigures(
        long smallestCutDelayTicks,
        long smallestDelayTicks,
        List<Integer> shortestCut,
        int cutLinks,
        int links,
        long heaviestWeight,
        long totalWeight) {
    static PlanFigures of(Owners owners, LinkGraph links, IntToLongFunction weightOfLp) {
        long smallestCut = Long.MAX_VALUE;
        long smallest = Long.MAX_VALUE;
        List<Integer> shortestCut = List.of();
        int cut = 0;
        long[] loads = new long[owners.partitions()];
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            int owner = owners.partitionOf(lp);
            loads[owner] += Math.max(1, weightOfLp.applyAsLong(lp));
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                smallest = Math.min(smallest, links.delayTicks(link));
                if (owners.partitionOf(links.target(link)) != owner) {
                    if (links.delayTicks(link) < smallestCut) {
                        smallestCut = links.delayTicks(link);
                        shortestCut = List.of(lp, links.target(link));
                    }
                    cut++;
                }
            }
        }
        long heaviest = Arrays.stream(loads).max().orElse(0);
        long total = Arrays.stream(loads).sum();
        return new PlanFigures(smallestCut, smallest, shortestCut, cut, links.links(), heaviest, total);
    }

    double imbalance(int partitions) {
        return (double) heaviestWeight * partitions / totalWeight;
    }
}
