package org.chronogram.partition;

/**
 * Which delay between partitions is long enough. A step takes each partition about the smallest delay on the cut further. The
 * longer that is, the more events share the cost of the exchange at the end of the step; but the more links are cut, and an
 * event costs more where it goes to another partition.
 *
 * <p>An event takes about 100 ns, and an exchange 2 to 3 us between threads and 10 us between processes. So an exchange adds
 * 2.5 % to the time of 1,000 or 4,000 events. No longer delay can save more than that.
 */
public final class EnoughDelay {
    private static final int EVENTS_BETWEEN_THREADS = 1_000;
    private static final int EVENTS_BETWEEN_PROCESSES = 4_000;

    private EnoughDelay() {}

    /**
     * Returns the delay in which each partition handles so many events that a longer one is not worth it, if the events are
     * spread evenly.
     *
     * @param events events of all LPs in a period.
     * @param periodTicks the period, at least 1.
     * @param partitions how many partitions there are.
     * @param betweenProcesses whether partitions are in several processes, and not only on several threads of one.
     * @return the delay in ticks, at least 1; Long.MAX_VALUE for never.
     */
    public static long ticks(long events, long periodTicks, int partitions, boolean betweenProcesses) {
        int ofPartition = betweenProcesses ? EVENTS_BETWEEN_PROCESSES : EVENTS_BETWEEN_THREADS;
        return Math.max(1, (long) Math.ceil((double) ofPartition * partitions * periodTicks / events));
    }
}
