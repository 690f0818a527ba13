package org.chronogram.sync;

/**
 * Decides how far a partition may execute in a step. Every partition asks with the same numbers, so that all agree without
 * a coordinator. Implementations are immutable.
 */
@FunctionalInterface
interface WindowPolicy {
    /**
     * Returns the end of a partition's next window. No event that another partition sends in its next window or later may be
     * due in this partition before it. At least one partition must get an end that is later than its next event time, so that
     * each step executes an event.
     *
     * @param partition index of the partition that asks.
     * @param nextEventTicks by partition: the smallest time of the events that were pending there at the end of the last step
     *     and of those that it sent in it, which are pending in other partitions by now; Long.MAX_VALUE where there are none.
     *     The smallest of all is before the end of the run.
     * @return time in ticks, exclusive.
     */
    long horizonTicks(int partition, long[] nextEventTicks);
}
