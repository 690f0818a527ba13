package org.chronogram.sync;

import org.chronogram.kernel.WindowGrid;

/**
 * Conservative windows that are the same for all partitions: from the smallest next event time of the run on, for one
 * lookahead (David M. Nicol, "The cost of conservative synchronization in parallel discrete event simulations", Journal of
 * the ACM 40(2), 1993). For models that declare no links.
 */
final class YawnsPolicy implements WindowPolicy {
    private final WindowGrid grid;

    YawnsPolicy(WindowGrid grid) {
        this.grid = grid;
    }

    @Override
    public int partitions() {
        return 0;
    }

    @Override
    public void reach(long pendingTicks, EventBatches sent, StepEnd end) {
        // The next event times, which every END has, are all that is needed.
    }

    @Override
    public long reachTicks(long startTicks) {
        return Long.MAX_VALUE;
    }

    @Override
    public long horizonTicks(long startTicks, long reachTicks) {
        return grid.endOf(startTicks);
    }
}
