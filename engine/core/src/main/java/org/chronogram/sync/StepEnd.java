package org.chronogram.sync;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The message of a partition or a worker at the end of a step, and its encoding as an END frame: the {@link StepFrame}
 * header, then the next event time of each partition for which the source speaks, 64 bits each. Objects are reused, one for
 * each place that encodes or decodes. Not thread safe.
 */
final class StepEnd {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final long[] nextEventTicks;
    private final UnsafeBuffer frame;
    private long step;
    private int flags;
    private int source;
    private int records;

    /** Creates the END of a source that speaks for a number of partitions. */
    StepEnd(int partitions) {
        nextEventTicks = new long[partitions];
        frame = new UnsafeBuffer(new byte[frameBytes(partitions)]);
        reset(0);
    }

    static int frameBytes(int partitions) {
        return StepFrame.HEADER_BYTES + partitions * Long.BYTES;
    }

    /** Begins the END of a step: no flags, no events. */
    void reset(long newStep) {
        step = newStep;
        flags = 0;
        Arrays.fill(nextEventTicks, Long.MAX_VALUE);
    }

    void addFlags(int added) {
        flags |= added;
    }

    /** Sets the next event time of one of the source's partitions. */
    void nextEventTicks(int index, long ticks) {
        nextEventTicks[index] = ticks;
    }

    /** Encodes the frame for one receiver; the frame is valid until the next call. */
    DirectBuffer encode(int epoch, int sendingSource, int recordsToReceiver) {
        StepFrame.encodeEndHeader(frame, epoch, flags, step, sendingSource, recordsToReceiver);
        for (int i = 0; i < nextEventTicks.length; i++) {
            frame.putLong(StepFrame.HEADER_BYTES + i * Long.BYTES, nextEventTicks[i], ORDER);
        }
        return frame;
    }

    int frameBytes() {
        return frame.capacity();
    }

    /** Reads a frame that passed {@link StepFrame#check}. */
    void decode(DirectBuffer buffer, int offset) {
        step = StepFrame.step(buffer, offset);
        flags = StepFrame.flags(buffer, offset);
        source = StepFrame.source(buffer, offset);
        records = StepFrame.records(buffer, offset);
        for (int i = 0; i < nextEventTicks.length; i++) {
            nextEventTicks[i] = buffer.getLong(offset + StepFrame.HEADER_BYTES + i * Long.BYTES, ORDER);
        }
    }

    long step() {
        return step;
    }

    int flags() {
        return flags;
    }

    /** For how many partitions the source speaks. */
    int partitions() {
        return nextEventTicks.length;
    }

    long nextEventTicks(int index) {
        return nextEventTicks[index];
    }

    /** Returns the source of the frame that was decoded. */
    int source() {
        return source;
    }

    /** Returns how many records the source has sent to the receiver of the frame that was decoded. */
    int records() {
        return records;
    }
}
