package org.chronogram.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Time, memory and datagrams that a worker took for its part of a run.
 *
 * @param stepLatency latency histogram of all partitions of the worker, as bytes.
 * @param partitions where the time of the steps went, for each partition of the worker.
 * @param wallNs time from the start of the first step to the end of the last.
 * @param peakWaitingBytes most bytes that ever waited for room in the transport.
 * @param naksSent requests for retransmission that the worker sent.
 * @param retransmitsSent retransmissions that the worker sent.
 * @param datagramsRefused datagrams that came and were not of its peers, or were damaged.
 */
public record RunCosts(
        byte[] stepLatency,
        List<PartitionCosts> partitions,
        long wallNs,
        long peakWaitingBytes,
        long naksSent,
        long retransmitsSent,
        long datagramsRefused) {
    /** Refuses a histogram that cannot be read when the message comes, and not only when it is merged at the end. */
    public RunCosts {
        Fields.require(stepLatency != null, "no step latency");
        Histogram unused = decode(stepLatency);
        Fields.require(partitions != null, "no costs of partitions");
        partitions = List.copyOf(partitions);
    }

    /**
     * Turns a histogram into bytes.
     *
     * @param histogram the histogram.
     * @return its bytes, compressed.
     */
    public static byte[] encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /**
     * Returns the latency of the steps.
     *
     * @return the histogram, in ns.
     */
    public Histogram stepLatencyNs() {
        return decode(stepLatency);
    }

    private static Histogram decode(byte[] bytes) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("damaged latency histogram", e);
        }
    }
}
