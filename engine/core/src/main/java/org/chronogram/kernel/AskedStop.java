package org.chronogram.kernel;

import java.util.Comparator;
import java.util.Optional;

/**
 * What an LP said when it asked for the end of the run.
 *
 * @param ticks time at which it asked.
 * @param lp the LP.
 * @param reason its reason, on one line.
 */
public record AskedStop(long ticks, int lp, String reason) {
    private static final int LONGEST_REASON = 200;

    private static final Comparator<AskedStop> ORDER =
            Comparator.comparingLong(AskedStop::ticks).thenComparingInt(AskedStop::lp);

    /** Makes one short line of the reason. */
    public AskedStop {
        reason = reason == null ? "" : reason.replaceAll("\\p{Cntrl}+", " ").strip();
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /**
     * Returns the one that comes first in order of time and LP. Of two by one LP at one time, the first argument counts.
     *
     * @param first what was asked.
     * @param second what was asked after it or elsewhere.
     * @return the first; empty when nothing was asked.
     */
    public static Optional<AskedStop> first(Optional<AskedStop> first, Optional<AskedStop> second) {
        boolean keeps = second.isEmpty() || (first.isPresent() && ORDER.compare(first.get(), second.get()) <= 0);
        return keeps ? first : second;
    }
}
