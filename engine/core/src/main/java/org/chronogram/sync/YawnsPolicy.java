package org.chronogram.sync;

import org.chronogram.kernel.WindowGrid;

/**
 * Conservative windows that are the same for all partitions: from the smallest next event time of the run on, for one
 * lookahead (David M. Nicol, "The cost of conservative synchronization in parallel discrete event simulations", Journal of
 * the ACM 40(2), 1993).
 */
final class YawnsPolicy implements WindowPolicy {
    private final WindowGrid grid;

    YawnsPolicy(WindowGrid grid) {
        this.grid = grid;
    }

    @Override
    public long horizonTicks(int partition, long[] nextEventTicks) {
        return grid.endOf(WindowSequence.smallest(nextEventTicks));
    }
}
