package org.chronogram.sync;

import org.HdrHistogram.Histogram;
import org.chronogram.model.StatisticSet;

/**
 * What a partition did in a run.
 *
 * @param reachedTicks time up to which the run came.
 * @param stopped whether it was stopped before its end.
 * @param steps windows executed.
 * @param events events handled.
 * @param remoteEvents events sent to other partitions.
 * @param pendingEvents events still pending.
 * @param digest share of the digest.
 * @param statistics statistics of the partition.
 * @param stepLatencyNs time from the end of the own window to the grant of the next.
 * @param peakWaitingBytes most bytes that ever waited for room in the transport.
 */
public record PartitionOutcome(
        long reachedTicks,
        boolean stopped,
        long steps,
        long events,
        long remoteEvents,
        long pendingEvents,
        long digest,
        StatisticSet statistics,
        Histogram stepLatencyNs,
        long peakWaitingBytes) {}
