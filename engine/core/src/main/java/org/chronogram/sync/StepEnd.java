package org.chronogram.sync;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The message of a partition or a worker at the end of a step, and its encoding as an END frame: the {@link StepFrame}
 * header; the next event time of the source, 64 bits; a time after all events that it has handled, 64 bits; for how long it
 * was busy in the step, 64 bits; its share in the count that can end the run, 64 bits; then for each partition of the receiver when anything that follows from the events of the
 * source can reach it, 64 bits each, where the {@link WindowPolicy} asks for that. Objects are reused, one for each place
 * that encodes or decodes. Not thread safe.
 */
final class StepEnd {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int NEXT_EVENT = StepFrame.HEADER_BYTES;
    private static final int FURTHEST = NEXT_EVENT + Long.BYTES;
    private static final int BUSY = FURTHEST + Long.BYTES;
    private static final int COUNT = BUSY + Long.BYTES;
    private static final int FIRST_REACH = COUNT + Long.BYTES;

    private final long[] reachTicks;
    private final UnsafeBuffer frame;
    private long nextEventTicks;
    private long furthestTicks;
    private long busyNs;
    private long count;
    private long step;
    private int flags;
    private int source;
    private int records;

    /**
     * Creates the END of step 0.
     *
     * @param partitions the partitions that it names; 0 where no partition is named.
     */
    StepEnd(int partitions) {
        reachTicks = new long[partitions];
        frame = new UnsafeBuffer(new byte[frameBytes(partitions)]);
        reset(0);
    }

    static int frameBytes(int partitions) {
        return FIRST_REACH + partitions * Long.BYTES;
    }

    /** Begins the END of a step: no flags, no events. */
    void reset(long newStep) {
        step = newStep;
        flags = 0;
        nextEventTicks = Long.MAX_VALUE;
        furthestTicks = 0;
        busyNs = 0;
        count = 0;
        Arrays.fill(reachTicks, Long.MAX_VALUE);
    }

    void addFlags(int added) {
        flags |= added;
    }

    /** Adds an event that is pending: the smallest time counts. */
    void nextEventTicks(long ticks) {
        nextEventTicks = Math.min(nextEventTicks, ticks);
    }

    /** Adds a time after all events that a partition has handled: the largest counts. */
    void furthestTicks(long ticks) {
        furthestTicks = Math.max(furthestTicks, ticks);
    }

    /** Adds a time at which a partition can be reached: the smallest counts. */
    void reach(int partition, long ticks) {
        reachTicks[partition] = Math.min(reachTicks[partition], ticks);
    }

    /** Adds a time for which a partition was busy in the step: the longest counts. */
    void busyNs(long ns) {
        busyNs = Math.max(busyNs, ns);
    }

    /** Adds what a partition has counted towards the end of the run: the sum counts. */
    void count(long counted) {
        count += counted;
    }

    /** Adds the END of another partition of the same worker. */
    void add(StepEnd other) {
        flags |= other.flags;
        nextEventTicks(other.nextEventTicks);
        furthestTicks(other.furthestTicks);
        busyNs(other.busyNs);
        count(other.count);
        for (int partition = 0; partition < reachTicks.length; partition++) {
            reach(partition, other.reachTicks[partition]);
        }
    }

    /** Encodes the frame for a receiver that needs all that this names; the frame is valid until the next call. */
    DirectBuffer encode(int epoch, int sendingSource, int recordsToReceiver) {
        return encode(epoch, sendingSource, recordsToReceiver, 0, reachTicks.length);
    }

    /**
     * Encodes the frame for a receiver with some of the partitions; the frame is valid until the next call.
     *
     * @param firstPartition first of its partitions.
     * @param partitions how many it has; none is named where this END names none.
     */
    DirectBuffer encode(int epoch, int sendingSource, int recordsToReceiver, int firstPartition, int partitions) {
        StepFrame.encodeEndHeader(frame, epoch, flags, step, sendingSource, recordsToReceiver);
        frame.putLong(NEXT_EVENT, nextEventTicks, ORDER);
        frame.putLong(FURTHEST, furthestTicks, ORDER);
        frame.putLong(BUSY, busyNs, ORDER);
        frame.putLong(COUNT, count, ORDER);
        for (int i = 0; i < partitions && i < reachTicks.length; i++) {
            frame.putLong(FIRST_REACH + i * Long.BYTES, reachTicks[firstPartition + i], ORDER);
        }
        return frame;
    }

    /** Returns the length of a frame for a receiver with so many partitions. */
    int frameBytesFor(int partitions) {
        return frameBytes(Math.min(partitions, reachTicks.length));
    }

    /** Reads a frame that passed {@link StepFrame#check}. */
    void decode(DirectBuffer buffer, int offset) {
        step = StepFrame.step(buffer, offset);
        flags = StepFrame.flags(buffer, offset);
        source = StepFrame.source(buffer, offset);
        records = StepFrame.records(buffer, offset);
        nextEventTicks = buffer.getLong(offset + NEXT_EVENT, ORDER);
        furthestTicks = buffer.getLong(offset + FURTHEST, ORDER);
        busyNs = buffer.getLong(offset + BUSY, ORDER);
        count = buffer.getLong(offset + COUNT, ORDER);
        for (int i = 0; i < reachTicks.length; i++) {
            reachTicks[i] = buffer.getLong(offset + FIRST_REACH + i * Long.BYTES, ORDER);
        }
    }

    long step() {
        return step;
    }

    int flags() {
        return flags;
    }

    /** Returns how many partitions this names. */
    int partitions() {
        return reachTicks.length;
    }

    /** Returns the smallest time of the events that were pending with the source or that it sent in the step. */
    long nextEventTicks() {
        return nextEventTicks;
    }

    /** Returns a time after all events that the source has handled. */
    long furthestTicks() {
        return furthestTicks;
    }

    /** Returns for how long the source was busy in the step, from entering it to this END; 0 where that is not known. */
    long busyNs() {
        return busyNs;
    }

    /** Returns what the source has counted towards the end of the run; 0 where nothing is counted. */
    long count() {
        return count;
    }

    /** Returns when a partition can be reached; Long.MAX_VALUE where none is named. */
    long reachTicks(int index) {
        return reachTicks.length == 0 ? Long.MAX_VALUE : reachTicks[index];
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
