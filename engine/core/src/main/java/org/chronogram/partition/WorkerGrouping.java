package org.chronogram.partition;

import java.util.Arrays;

/**
 * Gives the partitions of a plan to workers, as many to each, so that there is little traffic between workers. The partitions
 * stay as they are and get other numbers, since worker w has the partitions from w times threads. So the windows and the
 * number of steps stay the same too: all partitions exchange after each step, wherever they are. The delays of the links
 * between workers therefore do not matter here.
 *
 * <p>The partitions are divided among the workers like LPs, each with the weight 1 and without any imbalance.
 */
final class WorkerGrouping {
    private final LinkGraph links;
    private final Owners owners;
    private final int workers;
    private final int threads;

    /**
     * Creates it.
     *
     * @param owners owners of the LPs, among {@code workers * threads} partitions.
     */
    WorkerGrouping(LinkGraph links, Owners owners, int workers) {
        this.links = links;
        this.owners = owners;
        this.workers = workers;
        threads = owners.partitions() / workers;
    }

    /** Returns the owners of the LPs by the new numbers; those before where these are not better. */
    Owners grouped() {
        if (workers == 1 || threads == 1) {
            return owners;
        }
        PartitionPlan workerOf = new LinkPartitioner(linksOfPartitions())
                .imbalance(0)
                .enoughDelayTicks(1)
                .partition(workers);
        if (workerOf.heaviestWeight() > threads) {
            return owners;
        }
        int[] numbers = numbers(workerOf);
        int[] ownerOfLp = new int[owners.logicalProcesses()];
        Arrays.setAll(ownerOfLp, lp -> numbers[owners.partitionOf(lp)]);
        Owners grouped = Owners.of(ownerOfLp, owners.partitions());
        long weightBefore = WorkerCut.of(owners, links, workers).weight();
        return WorkerCut.of(grouped, links, workers).weight() < weightBefore ? grouped : owners;
    }

    /** Returns the graph in which each partition is one node, and all links from one to another are one. */
    private LinkGraph linksOfPartitions() {
        int[][] weights = new int[owners.partitions()][owners.partitions()];
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            int source = owners.partitionOf(lp);
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                weights[source][owners.partitionOf(links.target(link))] += links.weight(link);
            }
        }
        LinkGraph.Builder builder = LinkGraph.builder(weights.length);
        for (int source = 0; source < weights.length; source++) {
            builder.begin(source);
            for (int target = 0; target < weights.length; target++) {
                if (source != target && weights[source][target] > 0) {
                    builder.add(target, 1, weights[source][target]);
                }
            }
        }
        return builder.build();
    }

    /** Returns the new number of each partition; those of a worker keep their order. */
    private int[] numbers(PartitionPlan workerOf) {
        int[] numbers = new int[owners.partitions()];
        int[] given = new int[workers];
        for (int partition = 0; partition < numbers.length; partition++) {
            int worker = workerOf.partitionOf(partition);
            numbers[partition] = worker * threads + given[worker]++;
        }
        return numbers;
    }
}
