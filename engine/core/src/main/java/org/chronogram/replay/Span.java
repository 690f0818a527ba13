package org.chronogram.replay;

import java.util.Arrays;

/**
 * A span of simulated time in which LPs of two runs part.
 *
 * @param fromTicks the runs are the same before this time; -1 when they part as the LPs are initialized.
 * @param untilTicks end, exclusive.
 * @param lps the LPs that differ at the end, in ascending order.
 */
record Span(long fromTicks, long untilTicks, int[] lps) {
    /** Tells whether a call of an LP lies in the span, and the LP is one of those that differ. */
    boolean contains(int lp, long ticks) {
        return ticks >= fromTicks && ticks < untilTicks && has(lp);
    }

    /** Tells whether an LP is one of those that differ. */
    boolean has(int lp) {
        return Arrays.binarySearch(lps, lp) >= 0;
    }
}
