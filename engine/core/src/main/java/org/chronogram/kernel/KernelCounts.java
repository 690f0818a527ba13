package org.chronogram.kernel;

/**
 * How many events a partition has handled, cancelled and sent to others.
 *
 * @param handled events handled.
 * @param cancelled events that their LPs have cancelled.
 * @param remote events sent to other partitions.
 */
public record KernelCounts(long handled, long cancelled, long remote) {
    /** The counts of a partition that has done nothing. */
    public static final KernelCounts NONE = new KernelCounts(0, 0, 0);

    /**
     * Adds other counts.
     *
     * @param other the other counts.
     * @return the sums.
     */
    public KernelCounts plus(KernelCounts other) {
        return new KernelCounts(handled + other.handled, cancelled + other.cancelled, remote + other.remote);
    }
}
