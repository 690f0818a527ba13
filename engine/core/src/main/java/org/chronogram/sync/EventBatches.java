package org.chronogram.sync;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.kernel.EventLayout;
import org.chronogram.kernel.RemoteEvents;

/**
 * The events that leave a partition during a step, in one open batch for each destination partition. A full batch is sent
 * at once, while the window is still being executed. Not thread safe.
 */
final class EventBatches implements RemoteEvents {
    static final int LONGEST_BATCH_BYTES = 16 * 1024;

    private static final class Batch {
        private UnsafeBuffer buffer;
        private int length = StepFrame.HEADER_BYTES;
        private int records;
        private int recordsInStep;
        private long minTicks = Long.MAX_VALUE;
    }

    private final PartitionExchange exchange;
    private final int worker;
    private final Batch[] batches;
    private int epoch;
    private int batchBytes = LONGEST_BATCH_BYTES;
    private long step;

    /**
     * Creates empty batches.
     *
     * @param exchange takes the full batches.
     * @param worker index of this worker.
     * @param partitions number of partitions of the run.
     */
    EventBatches(PartitionExchange exchange, int worker, int partitions) {
        this.exchange = exchange;
        this.worker = worker;
        batches = new Batch[partitions];
        for (int i = 0; i < partitions; i++) {
            batches[i] = new Batch();
        }
    }

    /**
     * Enters an epoch of the mesh.
     *
     * @param newEpoch the epoch.
     * @param maxFrameBytes longest frame that the mesh takes; the same in all epochs.
     */
    void connect(int newEpoch, int maxFrameBytes) {
        epoch = newEpoch;
        batchBytes = Math.min(maxFrameBytes, LONGEST_BATCH_BYTES) / Long.BYTES * Long.BYTES;
    }

    @Override
    public void send(int partition, long[] words, int offset, int lengthWords) {
        Batch batch = batches[partition];
        if (batch.buffer == null) {
            batch.buffer = new UnsafeBuffer(new byte[batchBytes]);
        }
        if (batch.length + lengthWords * Long.BYTES > batchBytes) {
            flush(partition, batch);
            exchange.push();
        }
        for (int i = 0; i < lengthWords; i++) {
            batch.buffer.putLong(batch.length + i * Long.BYTES, words[offset + i], ByteOrder.LITTLE_ENDIAN);
        }
        batch.length += lengthWords * Long.BYTES;
        batch.records++;
        batch.minTicks = Math.min(batch.minTicks, EventLayout.time(words, offset));
    }

    private void flush(int partition, Batch batch) {
        StepFrame.encodeEvents(batch.buffer, epoch, partition, step, worker, batch.records);
        int length = batch.length;
        batch.recordsInStep += batch.records;
        batch.length = StepFrame.HEADER_BYTES;
        batch.records = 0;
        exchange.sendEvents(partition, batch.buffer, length);
    }

    /** Sends the batches that hold events. */
    void flushAll() {
        for (int partition = 0; partition < batches.length; partition++) {
            if (batches[partition].records > 0) {
                flush(partition, batches[partition]);
            }
        }
    }

    /** Returns the smallest time of all events sent in this step; Long.MAX_VALUE when there were none. */
    long minTicks() {
        long minTicks = Long.MAX_VALUE;
        for (Batch batch : batches) {
            minTicks = Math.min(minTicks, batch.minTicks);
        }
        return minTicks;
    }

    /** Returns the smallest time of the events sent to one partition in this step; Long.MAX_VALUE when there were none. */
    long minTicks(int partition) {
        return batches[partition].minTicks;
    }

    int recordsInStep(int partition) {
        return batches[partition].recordsInStep;
    }

    int epoch() {
        return epoch;
    }

    void beginStep(long newStep) {
        step = newStep;
        for (Batch batch : batches) {
            batch.minTicks = Long.MAX_VALUE;
            batch.recordsInStep = 0;
        }
    }
}
