package org.chronogram.partition;

/**
 * Which delay between partitions is long enough. A step takes each partition about the smallest delay on the cut further. The
 * longer it is, the more events share the cost of the exchange at its end, but the more links are cut, each of which costs
 * something for every event that goes over it.
 *
 * <p>An event takes about 100 ns, and an exchange about 10 us between processes and 2 us between threads. With {@value
 * #EVENTS} events it adds 10 % or 2 % to their time. Steps twice as long would save half of that and no more.
 */
public final class EnoughDelay {
    /** Events of each partition in a step from which on a longer delay is not looked for. */
    public static final int EVENTS = 1_000;

    private EnoughDelay() {}

    /**
     * Returns the delay in which each partition handles enough events, if the events are spread evenly.
     *
     * @param events events of all LPs in a period.
     * @param periodTicks the period, at least 1.
     * @param partitions how many partitions there are.
     * @return the delay in ticks, at least 1; Long.MAX_VALUE for never.
     */
    public static long ticks(long events, long periodTicks, int partitions) {
        return Math.max(1, (long) Math.ceil((double) EVENTS * partitions * periodTicks / events));
    }
}
