package org.chronogram.partition;

import java.util.Arrays;

/**
 * The LPs that must stay together so that no link shorter than a threshold is cut. The threshold is the largest for which the
 * groups of LPs that it ties can be divided among the partitions within the limit of weight: it is the smallest delay on the
 * cut. Found by binary search over the delays of all links. Once a threshold is known to be possible its links are tied for
 * good, and once one is not, longer links are left aside; so all tries together look at each link a few times.
 */
final class TiedLps {
    private final long[] weights;
    private final int partitions;
    private DisjointSets tied;
    private int[] sources;
    private int[] targets;
    private long[] delaysTicks;
    private int undecided;

    /**
     * Ties the LPs that are linked with delay 0.
     *
     * @param weights weight of each LP, positive.
     */
    TiedLps(LinkGraph links, long[] weights, int partitions) {
        this.weights = weights;
        this.partitions = partitions;
        tied = new DisjointSets(links.logicalProcesses());
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                if (links.delayTicks(link) == 0) {
                    tied.join(lp, links.target(link));
                }
            }
        }
        takeOthers(links);
    }

    private void takeOthers(LinkGraph links) {
        sources = new int[links.links()];
        targets = new int[links.links()];
        delaysTicks = new long[links.links()];
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                if (tied.find(lp) != tied.find(links.target(link))) {
                    sources[undecided] = lp;
                    targets[undecided] = links.target(link);
                    delaysTicks[undecided++] = links.delayTicks(link);
                }
            }
        }
    }

    /** Returns the groups that are tied so far. */
    LpGroups groups() {
        return LpGroups.of(tied, weights);
    }

    /**
     * Ties all LPs that are linked by delays below the largest possible threshold.
     *
     * @param limit weight that no partition may exceed. The groups tied so far must fit.
     * @param enoughDelayTicks threshold beyond which no larger one is looked for.
     * @return what a larger threshold would tie, or null where nothing needs to be cut or the threshold is enough.
     */
    LpGroups.Heaviest tie(long limit, long enoughDelayTicks) {
        long[] thresholds = thresholds(enoughDelayTicks);
        boolean capped = enoughDelayTicks < Long.MAX_VALUE;
        int possible = 0;
        int impossible = capped ? Math.max(1, thresholds.length) : thresholds.length + 1;
        DisjointSets firstImpossible = null;
        while (impossible - possible > 1) {
            int middle = (possible + impossible) >>> 1;
            DisjointSets next = joined(middle < thresholds.length ? thresholds[middle] : Long.MAX_VALUE);
            if (new Packing(LpGroups.of(next, weights).weights(), partitions).fits(limit)) {
                possible = middle;
                tied = next;
                keep(thresholds, middle, true);
            } else {
                impossible = middle;
                firstImpossible = next;
                keep(thresholds, middle, false);
            }
        }
        return firstImpossible == null
                ? null
                : LpGroups.of(firstImpossible, weights).heaviest(thresholds[possible]);
    }

    private long[] thresholds(long enoughDelayTicks) {
        for (int link = 0; link < undecided; link++) {
            delaysTicks[link] = Math.min(delaysTicks[link], enoughDelayTicks);
        }
        long[] sorted = Arrays.copyOf(delaysTicks, undecided);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int link = 0; link < undecided; link++) {
            if (link == 0 || sorted[link] != sorted[link - 1]) {
                sorted[distinct++] = sorted[link];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    private DisjointSets joined(long threshold) {
        DisjointSets next = tied.copy();
        for (int link = 0; link < undecided; link++) {
            if (delaysTicks[link] < threshold) {
                next.join(sources[link], targets[link]);
            }
        }
        return next;
    }

    /** Keeps the links with at least the delay of a threshold, or those with less. */
    private void keep(long[] thresholds, int index, boolean atLeast) {
        int kept = 0;
        for (int link = 0; link < undecided; link++) {
            boolean below = index == thresholds.length || delaysTicks[link] < thresholds[index];
            if (below != atLeast) {
                sources[kept] = sources[link];
                targets[kept] = targets[link];
                delaysTicks[kept++] = delaysTicks[link];
            }
        }
        undecided = kept;
    }
}
