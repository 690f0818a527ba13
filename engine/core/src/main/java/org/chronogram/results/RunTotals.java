package org.chronogram.results;

import org.chronogram.model.StatisticSet;

/**
 * The counts and statistics of a run, summed over all partitions.
 *
 * @param logicalProcesses number of LPs.
 * @param plannedEndTicks end time asked for.
 * @param reachedTicks time up to which the run came.
 * @param events events handled.
 * @param cancelledEvents events that their LPs have cancelled.
 * @param pendingEvents events still pending.
 * @param measuredFromTicks when measuring began: the end of the warm-up.
 * @param statistics statistics of all partitions, merged.
 */
public record RunTotals(
        int logicalProcesses,
        long plannedEndTicks,
        long reachedTicks,
        long events,
        long cancelledEvents,
        long pendingEvents,
        long measuredFromTicks,
        StatisticSet statistics) {}
