package org.chronogram.sync;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.LpDirectory;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.Pulse;
import org.chronogram.kernel.RemoteEvents;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.ParameterValues;

/** Frames and event records for tests, and frames as texts to compare. */
final class Frames {
    static final long NONE = Long.MAX_VALUE;
    static final int RECORD_BYTES = 24;

    private Frames() {}

    /** An event record without payload. */
    static long[] record(long time, int source, int sequence, int target) {
        return new long[] {time, source | (long) sequence << 32, target};
    }

    static UnsafeBuffer events(int epoch, int destination, long step, int source, long[]... records) {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[StepFrame.HEADER_BYTES + records.length * RECORD_BYTES]);
        StepFrame.encodeEvents(frame, epoch, destination, step, source, records.length);
        int at = StepFrame.HEADER_BYTES;
        for (long[] record : records) {
            for (long word : record) {
                frame.putLong(at, word, ByteOrder.LITTLE_ENDIAN);
                at += Long.BYTES;
            }
        }
        return frame;
    }

    /** An END that says when each partition of the receiver can be reached, where times are given for them. */
    static UnsafeBuffer end(
            int epoch, long step, int source, int records, int flags, long nextEventTicks, long... reachTicks) {
        StepEnd end = stepEnd(step, flags, nextEventTicks, reachTicks);
        return copy(end.encode(epoch, source, records), 0, StepEnd.frameBytes(reachTicks.length));
    }

    /** Changes an END: its source has handled events up to a time. */
    static UnsafeBuffer furthest(UnsafeBuffer end, long ticks) {
        end.putLong(StepFrame.HEADER_BYTES + Long.BYTES, ticks, ByteOrder.LITTLE_ENDIAN);
        return end;
    }

    /** An END that says for how long its source was busy. */
    static UnsafeBuffer busyEnd(
            int epoch, long step, int source, long busyNs, long nextEventTicks, long... reachTicks) {
        StepEnd end = stepEnd(step, 0, nextEventTicks, reachTicks);
        end.busyNs(busyNs);
        return copy(end.encode(epoch, source, 0), 0, StepEnd.frameBytes(reachTicks.length));
    }

    static StepEnd stepEnd(long step, int flags, long nextEventTicks, long... reachTicks) {
        StepEnd end = new StepEnd(reachTicks.length);
        end.reset(step);
        end.addFlags(flags);
        end.nextEventTicks(nextEventTicks);
        for (int partition = 0; partition < reachTicks.length; partition++) {
            end.reach(partition, reachTicks[partition]);
        }
        return end;
    }

    static UnsafeBuffer copy(DirectBuffer buffer, int offset, int length) {
        UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        return copy;
    }

    /**
     * Describes a frame: the fields of its header, for how long its source was busy if that is known, and the times of its
     * events, or its next event time and reach times.
     */
    static String text(DirectBuffer frame, int offset, int length) {
        boolean end = StepFrame.kind(frame, offset) == StepFrame.END;
        String head = end
                ? "END flags=" + StepFrame.flags(frame, offset)
                : "EVENTS to=" + StepFrame.destination(frame, offset);
        List<Long> times = new ArrayList<>();
        for (int at = StepFrame.HEADER_BYTES; at < length; at += end ? Long.BYTES : RECORD_BYTES) {
            times.add(frame.getLong(offset + at, ByteOrder.LITTLE_ENDIAN));
        }
        long unused = end ? times.remove(1) : 0;
        long busyNs = end ? times.remove(1) : 0;
        long count = end ? times.remove(1) : 0;
        return head + " step=" + StepFrame.step(frame, offset) + " from=" + StepFrame.source(frame, offset)
                + " records=" + StepFrame.records(frame, offset) + (busyNs == 0 ? "" : " busyNs=" + busyNs)
                + (count == 0 ? "" : " count=" + count) + " times=" + times;
    }

    static String text(DirectBuffer frame) {
        return text(frame, 0, frame.capacity());
    }

    /** The kernel of a partition whose LPs do nothing. */
    static Kernel idleKernel(int lps, int partitions, int partition) {
        return kernel(TestModel.of(10, lps, lp -> (event, context) -> {}), lps, partitions, partition);
    }

    private static Kernel kernel(TestModel model, int lps, int partitions, int partition) {
        Kernel kernel = new Kernel(
                declaration(model),
                LpDirectory.ofBlocks(lps, partitions, partition),
                Long.MAX_VALUE,
                1,
                0,
                RemoteEvents.NONE,
                Pulse.NONE);
        kernel.initialize();
        return kernel;
    }

    static ModelDeclaration declaration(TestModel model) {
        return ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), NONE);
    }
}
