package org.chronogram.sync;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.chronogram.kernel.AskedStop;
import org.chronogram.kernel.KernelCounts;
import org.chronogram.model.StatisticSet;

/**
 * The outcome of a run in one partition.
 *
 * @param reachedTicks time up to which the run came.
 * @param stopped whether it was stopped before its end.
 * @param completedSteps windows executed.
 * @param askedStop what an LP of the partition said when it asked for the end of the run.
 * @param counts how many events were handled, cancelled and sent to other partitions.
 * @param pendingEvents events still pending.
 * @param digest share of the digest.
 * @param statistics statistics of the partition.
 * @param stepLatencyNs time from the end of the own window to the begin of the next step.
 * @param times where the time of the steps went.
 * @param peakWaitingBytes most bytes that ever waited for room in the exchange.
 */
public record PartitionOutcome(
        long reachedTicks,
        boolean stopped,
        long completedSteps,
        Optional<AskedStop> askedStop,
        KernelCounts counts,
        long pendingEvents,
        long digest,
        StatisticSet statistics,
        Histogram stepLatencyNs,
        StepTimes times,
        long peakWaitingBytes) {}
