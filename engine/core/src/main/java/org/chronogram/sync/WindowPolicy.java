package org.chronogram.sync;

/**
 * Decides how far a partition may execute in a step. Every partition asks with the same numbers, so that all agree without
 * a coordinator. Implementations are immutable.
 */
@FunctionalInterface
interface WindowPolicy {
    /**
     * Returns the end of a partition's next window. No event that another partition sends in this window or a later one may
     * lie below it, and it must be later than the partition's next event time for at least one partition.
     *
     * @param partition index of the partition that asks.
     * @param nextEventTicks by partition: the smallest time of the events that are pending there and of those that it sent in
     *     the last step, which are pending elsewhere by now; Long.MAX_VALUE where there are none. The smallest of all is
     *     before the end of the run.
     * @return time in ticks, exclusive.
     */
    long horizonTicks(int partition, long[] nextEventTicks);
}
