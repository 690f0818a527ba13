package org.chronogram.partition;

/**
 * Divides groups of LPs among partitions so that few links are cut. Keeps the best of several attempts; one of them begins
 * with a division by weight alone, which keeps the limit where the others do not.
 */
final class GroupDivision {
    /** Small graphs are divided several times; the attempts together take as long as one for a graph of this size. */
    private static final int SIZE_OF_ONE_ATTEMPT = 60_000;

    private static final int MOST_ATTEMPTS = 16;

    private final LinkGraph links;
    private final long[] weights;
    private final int partitions;
    private final Balance balance;
    private int[] best;
    private CutQuality bestQuality;

    GroupDivision(LinkGraph links, long[] weights, int partitions, long limit) {
        this.links = links;
        this.weights = weights;
        this.partitions = partitions;
        balance = Balance.equal(partitions, limit);
    }

    /** Returns the partition of each LP. */
    int[] divide(LpGroups groups) {
        WeightedGraph graph = WeightedGraph.of(links, weights).contracted(groups.groupOf(), groups.size());
        int size = graph.nodes + graph.neighbours.length;
        int attempts = Math.max(1, Math.min(MOST_ATTEMPTS, SIZE_OF_ONE_ATTEMPT / size));
        for (int attempt = 0; attempt < attempts; attempt++) {
            consider(graph, new Multilevel(attempt).divide(graph, balance));
        }
        if (attempts > 1 || best == null || bestQuality.overload() > 0) {
            int[] part = new Packing(groups.weights(), partitions).pack(balance.limits()[0]);
            new Refinement(graph, part, balance).run();
            consider(graph, part);
        }
        int[] owners = new int[groups.groupOf().length];
        for (int lp = 0; lp < owners.length; lp++) {
            owners[lp] = best[groups.groupOf()[lp]];
        }
        return owners;
    }

    private void consider(WeightedGraph graph, int[] part) {
        Division division = new Division(graph, part, balance);
        CutQuality quality = division.quality();
        if (division.isComplete() && (bestQuality == null || quality.isBetterThan(bestQuality))) {
            best = part;
            bestQuality = quality;
        }
    }
}
