package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepEndTest {
    private static StepEnd end(long step, int flags, long... nextEventTicks) {
        StepEnd end = new StepEnd(nextEventTicks.length);
        end.reset(step);
        end.addFlags(flags);
        for (int i = 0; i < nextEventTicks.length; i++) {
            end.nextEventTicks(i, nextEventTicks[i]);
        }
        return end;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void shouldHaveEightBytesForEachPartitionBehindTheHeader(int partitions) {
        assertEquals(24 + 8 * partitions, StepEnd.frameBytes(partitions));
        assertEquals(24 + 8 * partitions, new StepEnd(partitions).frameBytes());
        assertEquals(partitions, new StepEnd(partitions).partitions());
    }

    @Test
    void shouldWriteTheTimesInLittleEndianOrder() {
        DirectBuffer frame = end(7, 1, 0x0102030405060708L, 0).encode(0, 0, 0);
        assertEquals(8, frame.getByte(24));
        assertEquals(1, frame.getByte(31));
        assertEquals(0, frame.getLong(32, ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void shouldReadWhatItHasWritten() {
        StepEnd written = end(1L << 33, StepFlags.STOP | StepFlags.CHECKPOINT, 5, Frames.NONE, 0);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
        buffer.putBytes(11, written.encode(3, 12, 99), 0, written.frameBytes());
        StepEnd read = new StepEnd(3);
        read.decode(buffer, 11);
        assertEquals(1L << 33, read.step());
        assertEquals(StepFlags.STOP | StepFlags.CHECKPOINT, read.flags());
        assertEquals(12, read.source());
        assertEquals(99, read.records());
        assertEquals(5, read.nextEventTicks(0));
        assertEquals(Frames.NONE, read.nextEventTicks(1));
        assertEquals(0, read.nextEventTicks(2));
    }

    @Test
    void shouldSayTheSameToEachReceiverButForTheRecords() {
        StepEnd end = end(4, 2, 50);
        assertEquals("END flags=2 step=4 from=1 records=3 times=[50]", Frames.text(end.encode(0, 1, 3)));
        assertEquals("END flags=2 step=4 from=1 records=0 times=[50]", Frames.text(end.encode(0, 1, 0)));
    }

    @Test
    void shouldEncodeInOneFrameThatIsReused() {
        StepEnd end = end(4, 2, 50);
        assertSame(end.encode(0, 1, 3), end.encode(0, 1, 4));
    }

    @Test
    void shouldForgetTheStepBefore() {
        StepEnd end = end(4, 2, 50, 60);
        end.reset(5);
        assertEquals(
                "END flags=0 step=5 from=1 records=0 times=[" + Frames.NONE + ", " + Frames.NONE + "]",
                Frames.text(end.encode(0, 1, 0)));
    }

    @Test
    void shouldGatherTheFlagsOfSeveralPartitions() {
        StepEnd end = new StepEnd(2);
        end.addFlags(StepFlags.CHECKPOINT);
        end.addFlags(0);
        end.addFlags(StepFlags.STOP);
        assertEquals(StepFlags.STOP | StepFlags.CHECKPOINT, end.flags());
    }

    @Test
    void shouldPassOnWhatItHasReadWithOtherRecords() {
        StepEnd end = new StepEnd(2);
        end.decode(Frames.end(0, 6, 2, 40, 1, 7, 8), 0);
        assertEquals("END flags=1 step=6 from=2 records=13 times=[7, 8]", Frames.text(end.encode(0, 2, 13)));
    }
}
