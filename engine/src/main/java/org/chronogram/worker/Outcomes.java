package org.chronogram.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.chronogram.model.StatisticSet;
import org.chronogram.sync.PartitionOutcome;

/** Merges the outcomes of partitions, and turns statistics and histograms into bytes and back. */
public final class Outcomes {
    private Outcomes() {}

    static ControlMessages.Outcome merge(
            int epoch,
            List<PartitionOutcome> partitions,
            long wallNs,
            long extraWaitingBytes,
            long naksSent,
            long retransmitsSent) {
        PartitionOutcome first = partitions.get(0);
        StatisticSet statistics = first.statistics();
        Histogram latency = first.stepLatencyNs();
        for (PartitionOutcome other : partitions.subList(1, partitions.size())) {
            statistics.mergeFrom(other.statistics());
            latency.add(other.stepLatencyNs());
        }
        return new ControlMessages.Outcome(
                epoch,
                first.reachedTicks(),
                first.stopped(),
                first.steps(),
                partitions.stream().mapToLong(PartitionOutcome::events).sum(),
                partitions.stream().mapToLong(PartitionOutcome::remoteEvents).sum(),
                partitions.stream().mapToLong(PartitionOutcome::pendingEvents).sum(),
                partitions.stream().mapToLong(PartitionOutcome::digest).sum(),
                encode(statistics),
                encode(latency),
                wallNs,
                partitions.stream()
                                .mapToLong(PartitionOutcome::peakWaitingBytes)
                                .sum()
                        + extraWaitingBytes,
                naksSent,
                retransmitsSent);
    }

    private static byte[] encode(StatisticSet statistics) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            statistics.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /**
     * Merges the statistics of a worker into those of the run.
     *
     * @param statistics statistics of the run.
     * @param bytes statistics of the worker.
     */
    public static void mergeStatistics(StatisticSet statistics, byte[] bytes) {
        StatisticSet part = statistics.emptyCopy();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            part.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        statistics.mergeFrom(part);
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
