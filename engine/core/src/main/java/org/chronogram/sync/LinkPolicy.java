package org.chronogram.sync;

import org.chronogram.kernel.WindowGrid;

/**
 * Windows of which each partition has its own, for models that declare links: a partition may go to the earliest time at
 * which an event that is pending anywhere can have an effect on it, over any chain of partitions, its own way round
 * included. These are the bounds of the conservative protocol of Boris D. Lubachevsky, "Efficient distributed event-driven
 * simulations of multiple-loop networks", Communications of the ACM 32(1), 1989, with distances between partitions in place
 * of those between LPs.
 */
final class LinkPolicy implements WindowPolicy {
    private final int partition;
    private final PartitionDistances distances;
    private final WindowGrid grid;

    /**
     * Creates the policy of a partition.
     *
     * @param partition index of the partition.
     * @param distances the distances between the partitions of the run.
     * @param grid the grid of the partition's kernel.
     */
    LinkPolicy(int partition, PartitionDistances distances, WindowGrid grid) {
        this.partition = partition;
        this.distances = distances;
        this.grid = grid;
    }

    @Override
    public int partitions() {
        return distances.partitions();
    }

    /** An event that was sent is pending with its receiver by now, from where it goes on. */
    @Override
    public void reach(long pendingTicks, EventBatches sent, StepEnd end) {
        reachFrom(partition, pendingTicks, end);
        for (int receiver = 0; receiver < distances.partitions(); receiver++) {
            long sentTicks = sent.minTicks(receiver);
            if (sentTicks != Long.MAX_VALUE) {
                reachFrom(receiver, sentTicks, end);
            }
        }
    }

    private void reachFrom(int owner, long ticks, StepEnd end) {
        for (int other = 0; other < distances.partitions(); other++) {
            end.reach(other, distances.reachTicks(owner, ticks, other));
        }
    }

    @Override
    public long reachTicks(long startTicks) {
        return PartitionDistances.sum(startTicks, distances.entryTicks(partition));
    }

    @Override
    public long horizonTicks(long startTicks, long reachTicks) {
        return grid.alignDown(reachTicks);
    }
}
