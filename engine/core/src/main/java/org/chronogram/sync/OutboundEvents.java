package org.chronogram.sync;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.kernel.EventLayout;
import org.chronogram.kernel.RemoteEvents;

/**
 * The events that leave a partition during a step, in one open batch for each destination. A full batch is sent at once,
 * while the window is still being executed. Not thread safe.
 */
final class OutboundEvents implements RemoteEvents {
    private static final class Batch {
        private UnsafeBuffer buffer;
        private int length = StepFrame.EVENTS_HEADER_BYTES;
        private int records;
        private int recordsInStep;
    }

    private int epoch;
    private final int source;
    private final int batchBytes;
    private final Batch[] batches;
    private StepTransport transport;
    private long step;
    private long minTime = Long.MAX_VALUE;

    OutboundEvents(int epoch, int source, int partitions, int batchBytes) {
        this.epoch = epoch;
        this.source = source;
        this.batchBytes = batchBytes;
        batches = new Batch[partitions];
        for (int i = 0; i < partitions; i++) {
            batches[i] = new Batch();
        }
    }

    void transport(StepTransport newTransport) {
        transport = newTransport;
    }

    void epoch(int newEpoch) {
        epoch = newEpoch;
    }

    @Override
    public void send(int partition, long[] words, int offset, int lengthWords) {
        Batch batch = batches[partition];
        if (batch.buffer == null) {
            batch.buffer = new UnsafeBuffer(new byte[batchBytes]);
        }
        if (batch.length + lengthWords * Long.BYTES > batchBytes) {
            flush(partition, batch);
        }
        for (int i = 0; i < lengthWords; i++) {
            batch.buffer.putLong(batch.length + i * Long.BYTES, words[offset + i], ByteOrder.LITTLE_ENDIAN);
        }
        batch.length += lengthWords * Long.BYTES;
        batch.records++;
        minTime = Math.min(minTime, EventLayout.time(words, offset));
    }

    private void flush(int partition, Batch batch) {
        StepFrame.encodeEvents(batch.buffer, epoch, partition, step, source, batch.records);
        int length = batch.length;
        batch.recordsInStep += batch.records;
        batch.length = StepFrame.EVENTS_HEADER_BYTES;
        batch.records = 0;
        transport.sendEvents(partition, batch.buffer, length);
    }

    /** Sends what is left in the batches. */
    void flushAll() {
        for (int partition = 0; partition < batches.length; partition++) {
            if (batches[partition].records > 0) {
                flush(partition, batches[partition]);
            }
        }
    }

    /** Returns the smallest time of all events sent in this step. */
    long minTime() {
        return minTime;
    }

    int recordsInStep(int partition) {
        return batches[partition].recordsInStep;
    }

    void beginStep(long newStep) {
        step = newStep;
        minTime = Long.MAX_VALUE;
        for (Batch batch : batches) {
            batch.recordsInStep = 0;
        }
    }
}
