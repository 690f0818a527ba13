package org.chronogram.sync;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of the frames that partitions exchange, the same in rings and on the wire, little-endian.
 *
 * <pre>
 *  0   epoch                32 bits   incarnation of the mesh of workers
 *  4   kind                  8 bits   EVENTS or END
 *  5   flags                 8 bits   of END: requests to all partitions for after the step
 *  6   destination          16 bits   of EVENTS: index of the partition that owns the targets
 *  8   step                 64 bits   step in which the frame was sent
 *  16  source               32 bits   index of the sending worker; of END inside a worker: of the thread
 *  20  records              32 bits   event records: in this frame, or in the step on this stream (END)
 *  24                                 of EVENTS: the records; of END: see {@link StepEnd}
 * </pre>
 */
final class StepFrame {
    static final byte EVENTS = 1;
    static final byte END = 2;

    static final int HEADER_BYTES = 24;

    private static final int EPOCH = 0;
    private static final int KIND = 4;
    private static final int FLAGS = 5;
    private static final int DESTINATION = 6;
    private static final int STEP = 8;
    private static final int SOURCE = 16;
    private static final int RECORDS = 20;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private StepFrame() {}

    static void encodeEvents(
            MutableDirectBuffer frame, int epoch, int destination, long step, int source, int records) {
        encodeHeader(frame, epoch, EVENTS, 0, destination, step, source, records);
    }

    /** The header of an END; {@link StepEnd} encodes the whole frame. */
    static void encodeEndHeader(MutableDirectBuffer frame, int epoch, int flags, long step, int source, int records) {
        encodeHeader(frame, epoch, END, flags, 0, step, source, records);
    }

    private static void encodeHeader(
            MutableDirectBuffer frame,
            int epoch,
            byte kind,
            int flags,
            int destination,
            long step,
            int source,
            int records) {
        frame.putInt(EPOCH, epoch, ORDER);
        frame.putByte(KIND, kind);
        frame.putByte(FLAGS, (byte) flags);
        frame.putShort(DESTINATION, (short) destination, ORDER);
        frame.putLong(STEP, step, ORDER);
        frame.putInt(SOURCE, source, ORDER);
        frame.putInt(RECORDS, records, ORDER);
    }

    static int epoch(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + EPOCH, ORDER);
    }

    static void epoch(MutableDirectBuffer buffer, int offset, int epoch) {
        buffer.putInt(offset + EPOCH, epoch, ORDER);
    }

    static byte kind(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + KIND);
    }

    static int flags(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + FLAGS);
    }

    static int destination(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + DESTINATION, ORDER) & 0xFFFF;
    }

    static long step(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + STEP, ORDER);
    }

    static int source(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + SOURCE, ORDER);
    }

    static int records(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + RECORDS, ORDER);
    }

    /**
     * Checks the length and the kind of a frame, before its other fields are read.
     *
     * @param partitions how many partitions an END names.
     * @throws StepProtocolException when the frame is neither EVENTS nor such an END.
     */
    static void check(DirectBuffer buffer, int offset, int length, int partitions) {
        boolean events = length >= HEADER_BYTES && kind(buffer, offset) == EVENTS;
        boolean end = length == StepEnd.frameBytes(partitions) && kind(buffer, offset) == END;
        if (!events && !end) {
            throw new StepProtocolException("frame of " + length + " bytes is neither EVENTS nor END");
        }
    }

    /**
     * Checks a frame from another worker: as {@link #check}, and that it was sent in the epoch of the mesh.
     *
     * @throws StepProtocolException when it does not hold.
     */
    static void checkFromPeer(DirectBuffer buffer, int offset, int length, int partitions, int expectedEpoch) {
        check(buffer, offset, length, partitions);
        if (epoch(buffer, offset) != expectedEpoch) {
            throw new StepProtocolException("frame of epoch " + epoch(buffer, offset) + " in epoch " + expectedEpoch);
        }
    }
}
