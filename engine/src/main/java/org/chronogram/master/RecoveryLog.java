package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.results.Recovery;

/** The losses of a run so far; it gives up when they keep the run from getting on. Not thread safe. */
final class RecoveryLog {
    private static final int MOST_LOSSES_WITHOUT_PROGRESS = 10;

    private final List<Recovery> recoveries = new ArrayList<>();
    private long furthestTicks = -1;
    private int lossesWithoutProgress;
    private long lostNs;
    private long beginsAtSteps;
    private boolean open;

    /**
     * Counts a loss.
     *
     * @param reachedTicks simulated time that the run had reached.
     * @return whether the run may go on; false when workers were lost again and again without getting any further.
     */
    boolean allowsAnother(long reachedTicks) {
        if (reachedTicks > furthestTicks) {
            furthestTicks = reachedTicks;
            lossesWithoutProgress = 0;
        }
        return ++lossesWithoutProgress <= MOST_LOSSES_WITHOUT_PROGRESS;
    }

    /** Adds a recovery that has begun. */
    void begin(Recovery recovery, long nowNs) {
        recoveries.add(recovery);
        beginsAtSteps = Long.MAX_VALUE;
        lostNs = nowNs;
        open = true;
    }

    /** Tells whether a recovery has begun and has not ended. */
    boolean isOpen() {
        return open;
    }

    /** All workers are where they go on; the recovery ends when they have come further than any of them is now. */
    void inPlace(String way, long eventsReexecuted, long furthestSteps) {
        beginsAtSteps = furthestSteps;
        replaceLast(last().goingOn(way, eventsReexecuted));
    }

    /** Takes how many steps were taken, and ends the recovery with the first new one. */
    void progress(long steps, long nowNs) {
        if (open && steps > beginsAtSteps) {
            open = false;
            replaceLast(last().lasting((nowNs - lostNs) / 1e9));
        }
    }

    private void replaceLast(Recovery recovery) {
        recoveries.set(recoveries.size() - 1, recovery);
    }

    Recovery last() {
        return recoveries.get(recoveries.size() - 1);
    }

    List<Recovery> recoveries() {
        return recoveries;
    }
}
