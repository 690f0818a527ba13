package org.chronogram.partition;

/**
 * The links between partitions of different workers. Worker w has the partitions from w times threads.
 *
 * @param links how many there are.
 * @param weight traffic over them.
 */
public record WorkerCut(int links, long weight) {
    /** Nothing leads from one worker to another. */
    public static final WorkerCut NONE = new WorkerCut(0, 0);

    /**
     * Returns what a plan leaves between workers.
     *
     * @param workers number of workers, of which each has as many partitions.
     */
    public static WorkerCut of(PartitionPlan plan, LinkGraph links, int workers) {
        return of(plan.owners(), links, workers);
    }

    static WorkerCut of(Owners owners, LinkGraph links, int workers) {
        int threads = owners.partitions() / workers;
        int cut = 0;
        long weight = 0;
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            int worker = owners.partitionOf(lp) / threads;
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                if (owners.partitionOf(links.target(link)) / threads != worker) {
                    cut++;
                    weight += links.weight(link);
                }
            }
        }
        return new WorkerCut(cut, weight);
    }
}
