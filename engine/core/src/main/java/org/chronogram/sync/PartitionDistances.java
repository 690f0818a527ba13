package org.chronogram.sync;

/**
 * The distances between the partitions of a run: the smallest delay after which an event of one partition can have an effect
 * in another, over any chain of partitions with at least one link from partition to partition. The distance of a partition
 * to itself is that of its shortest way round. Immutable.
 */
public final class PartitionDistances {
    private static final long NEVER = Long.MAX_VALUE;

    private final int partitions;
    private final long[] distanceTicks;

    /**
     * Computes the distances (Robert W. Floyd, "Algorithm 97: shortest path", Communications of the ACM 5(6), 1962).
     *
     * @param directTicks smallest delay of the links from one partition to another, by the index of the source and then that
     *     of the target; Long.MAX_VALUE where there is no link. What stands on the diagonal does not count.
     * @throws IllegalArgumentException when a delay is not positive.
     */
    public PartitionDistances(long[][] directTicks) {
        partitions = directTicks.length;
        distanceTicks = new long[partitions * partitions];
        for (int source = 0; source < partitions; source++) {
            for (int target = 0; target < partitions; target++) {
                set(source, target, source == target ? NEVER : checked(directTicks[source][target]));
            }
        }
        for (int via = 0; via < partitions; via++) {
            shortenVia(via);
        }
    }

    private static long checked(long ticks) {
        if (ticks <= 0) {
            throw new IllegalArgumentException(
                    "a link between two partitions has a delay of " + ticks + " ticks: expected at least 1");
        }
        return ticks;
    }

    private void shortenVia(int via) {
        for (int source = 0; source < partitions; source++) {
            long toVia = distanceTicks(source, via);
            if (toVia != NEVER) {
                for (int target = 0; target < partitions; target++) {
                    set(
                            source,
                            target,
                            Math.min(distanceTicks(source, target), sum(toVia, distanceTicks(via, target))));
                }
            }
        }
    }

    /** Adds a time or a distance and a distance; Long.MAX_VALUE, which stands for never, where one of them is that. */
    static long sum(long first, long second) {
        long sum = first + second;
        return sum < 0 ? NEVER : sum;
    }

    private void set(int source, int target, long ticks) {
        distanceTicks[source * partitions + target] = ticks;
    }

    /** Returns how many partitions there are. */
    int partitions() {
        return partitions;
    }

    /** Returns the distance from one partition to another; Long.MAX_VALUE where no link leads there. */
    long distanceTicks(int source, int target) {
        return distanceTicks[source * partitions + target];
    }

    /**
     * Returns when anything that follows from an event can reach a partition at the earliest.
     *
     * @param owner the partition in which the event is pending.
     * @param ticks its time; Long.MAX_VALUE for no event.
     * @param partition the partition to be reached.
     * @return time in ticks; Long.MAX_VALUE for never.
     */
    long reachTicks(int owner, long ticks, int partition) {
        return sum(ticks, distanceTicks(owner, partition));
    }

    /** Returns the smallest distance from any partition to a given one; Long.MAX_VALUE where no link leads there. */
    long entryTicks(int partition) {
        long smallest = NEVER;
        for (int source = 0; source < partitions; source++) {
            smallest = Math.min(smallest, distanceTicks(source, partition));
        }
        return smallest;
    }
}
