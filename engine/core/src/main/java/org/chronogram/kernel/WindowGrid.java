package org.chronogram.kernel;

/**
 * The grid of bucket boundaries on which windows end. A window starts at the smallest pending time S and ends at the last
 * multiple of the bucket width that is at most S + lookahead, so that it consists of whole buckets (David M. Nicol, "The cost
 * of conservative synchronization in parallel discrete event simulations", Journal of the ACM 40(2), 1993, describes such
 * windows).
 *
 * <p>The width is a power of two of at most a quarter of the lookahead. The alignment makes a window shorter by less than
 * one width; where windows are dense, by the lookahead modulo the width, from nothing to a fifth. Without lookahead
 * a window is one tick long. Immutable.
 */
public final class WindowGrid {
    private static final int LONGEST_WINDOWS = 1000;

    private final long lookaheadTicks;
    private final int bucketShift;

    /**
     * Creates the grid.
     *
     * @param lookaheadTicks lookahead in ticks, at least 0.
     */
    public WindowGrid(long lookaheadTicks) {
        this.lookaheadTicks = lookaheadTicks;
        bucketShift = Math.max(0, 63 - Long.numberOfLeadingZeros(Math.max(1, lookaheadTicks)) - 2);
    }

    /**
     * Returns the grid for the windows of a partition.
     *
     * @param declaration the model.
     * @param smallestDelayTicks no event reaches an LP of the partition from another LP within less than this.
     */
    static WindowGrid of(ModelDeclaration declaration, long smallestDelayTicks) {
        long longestTicks = declaration.longestWindowTicks();
        if (declaration.links().isEmpty()) {
            return new WindowGrid(Math.min(declaration.lookaheadTicks(), longestTicks));
        }
        return new WindowGrid(
                Math.min(Math.min(smallestDelayTicks, longestTicks), longestTicks(declaration.endTicks())));
    }

    /**
     * Returns the length that no window need exceed. Where links limit a window only little or not at all, the end of each
     * window still is a chance to stop the run and to write a checkpoint.
     *
     * @param endTicks end of the run.
     * @return a thousandth of the run, at least one tick.
     */
    public static long longestTicks(long endTicks) {
        return Math.max(1, endTicks / LONGEST_WINDOWS);
    }

    /**
     * Returns the last boundary up to a time.
     *
     * @param ticks the time.
     * @return a multiple of the width; the time itself where it is Long.MAX_VALUE.
     */
    public long alignDown(long ticks) {
        return ticks == Long.MAX_VALUE ? ticks : ticks >> bucketShift << bucketShift;
    }

    boolean hasLookahead() {
        return lookaheadTicks > 0;
    }

    int bucketShift() {
        return bucketShift;
    }

    /**
     * Returns the end of the window that starts at a given time.
     *
     * @param startTicks smallest pending time.
     * @return end in ticks, exclusive, greater than {@code startTicks}.
     */
    public long endOf(long startTicks) {
        long end = startTicks + Math.max(1, lookaheadTicks);
        return end < 0 ? Long.MAX_VALUE : alignDown(end);
    }
}
