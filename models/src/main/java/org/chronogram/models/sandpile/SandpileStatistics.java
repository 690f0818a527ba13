package org.chronogram.models.sandpile;

import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;

/**
 * The statistics that the cells of one partition record. All but the first are recorded at the end of the run.
 *
 * @param rolled grains that reached a cell from another one.
 * @param topplings how often each cell toppled.
 * @param dropped grains that were dropped on each cell.
 * @param heights grains on each cell.
 * @param waiting cells on which grains are still to be dropped.
 * @param lastGrain when the last grain reached a cell.
 * @param stateHash sum of hashes of the cells, their heights and their topplings.
 */
record SandpileStatistics(
        Counter rolled,
        CounterArray topplings,
        CounterArray dropped,
        CounterArray heights,
        Counter waiting,
        Tally lastGrain,
        Counter stateHash) {
    static final String ROLLED = "grains.rolled";
    static final String TOPPLINGS = "topplings";
    static final String DROPPED = "grains.dropped";
    static final String HEIGHTS = "grains.on-lattice";
    static final String WAITING = "cells.waiting";
    static final String LAST_GRAIN = "last-grain";
    static final String STATE_HASH = "state-hash";

    private static final String GRAINS = "grains";

    static SandpileStatistics declare(ModelBuilder builder, int cells) {
        return new SandpileStatistics(
                builder.counter(ROLLED, GRAINS),
                builder.counterArray(TOPPLINGS, "topplings", cells),
                builder.counterArray(DROPPED, GRAINS, cells),
                builder.counterArray(HEIGHTS, GRAINS, cells),
                builder.counter(WAITING, "cells"),
                builder.timeTally(LAST_GRAIN),
                builder.declare(Counter.unsigned(STATE_HASH, "modulo 2^64")));
    }
}
