package org.chronogram.worker;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.chronogram.model.StatisticSet;
import org.chronogram.sync.PartitionOutcome;

/** Merges the outcomes of partitions, and turns latency histograms into bytes and back. */
public final class Outcomes {
    private Outcomes() {}

    /** Returns the statistics of all partitions together; the partitions keep theirs, as they may be asked again. */
    static StatisticSet statistics(List<PartitionOutcome> partitions) {
        StatisticSet first = partitions.get(0).statistics();
        if (partitions.size() == 1) {
            return first;
        }
        StatisticSet all = first.emptyCopy();
        partitions.forEach(partition -> all.mergeFrom(partition.statistics()));
        return all;
    }

    static ControlMessages.Outcome merge(
            int epoch,
            List<PartitionOutcome> partitions,
            long statisticsParts,
            long wallNs,
            long extraWaitingBytes,
            long naksSent,
            long retransmitsSent) {
        PartitionOutcome first = partitions.get(0);
        Histogram latency = first.stepLatencyNs().copy();
        for (PartitionOutcome other : partitions.subList(1, partitions.size())) {
            latency.add(other.stepLatencyNs());
        }
        return new ControlMessages.Outcome(
                epoch,
                first.reachedTicks(),
                first.stopped(),
                first.completedSteps(),
                partitions.stream().mapToLong(PartitionOutcome::events).sum(),
                partitions.stream().mapToLong(PartitionOutcome::remoteEvents).sum(),
                partitions.stream().mapToLong(PartitionOutcome::pendingEvents).sum(),
                partitions.stream().mapToLong(PartitionOutcome::digest).sum(),
                statisticsParts,
                encode(latency),
                wallNs,
                partitions.stream()
                                .mapToLong(PartitionOutcome::peakWaitingBytes)
                                .sum()
                        + extraWaitingBytes,
                naksSent,
                retransmitsSent);
    }

    private static byte[] encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /**
     * Merges the latency histogram of a worker into that of the run.
     *
     * @param histogram histogram of the run.
     * @param bytes histogram of the worker.
     */
    public static void mergeLatency(Histogram histogram, byte[] bytes) {
        try {
            histogram.add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("damaged latency histogram", e);
        }
    }
}
