package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StepEndTest {
    private static String text(StepEnd end, DirectBuffer frame, int partitions) {
        return Frames.text(frame, 0, end.frameBytesFor(partitions));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 64})
    void shouldHaveEightBytesForEachPartitionBehindTheTimesOfTheSource(int partitions) {
        assertEquals(56 + 8 * partitions, StepEnd.frameBytes(partitions));
        assertEquals(56 + 8 * partitions, new StepEnd(partitions).frameBytesFor(partitions));
        assertEquals(partitions, new StepEnd(partitions).partitions());
    }

    @ParameterizedTest
    @CsvSource({"6, 2, 72", "6, 1, 64", "6, 6, 104", "0, 1, 56", "0, 3, 56"})
    void shouldHaveRoomForThePartitionsOfTheReceiverWhereItNamesAny(int named, int ofReceiver, int bytes) {
        assertEquals(bytes, new StepEnd(named).frameBytesFor(ofReceiver));
    }

    @Test
    void shouldWriteTheTimesInLittleEndianOrder() {
        StepEnd end = Frames.stepEnd(7, 1, 0x0102030405060708L, 0x1112131415161718L, 0);
        end.busyNs(0x2122232425262728L);
        end.count(0x3132333435363738L);
        DirectBuffer frame = end.encode(0, 0, 0);
        assertEquals(8, frame.getByte(24));
        assertEquals(1, frame.getByte(31));
        assertEquals(0, frame.getLong(32, ByteOrder.LITTLE_ENDIAN));
        assertEquals(0x28, frame.getByte(40));
        assertEquals(0x21, frame.getByte(47));
        assertEquals(0x38, frame.getByte(48));
        assertEquals(0x31, frame.getByte(55));
        assertEquals(0x18, frame.getByte(56));
        assertEquals(0x11, frame.getByte(63));
        assertEquals(0, frame.getLong(64, ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void shouldReadWhatItHasWritten() {
        StepEnd written = Frames.stepEnd(1L << 33, StepFlags.STOP | StepFlags.CHECKPOINT, 5, Frames.NONE, 0, 7);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
        buffer.putBytes(11, written.encode(3, 12, 99), 0, StepEnd.frameBytes(3));
        StepEnd read = new StepEnd(3);
        read.decode(buffer, 11);
        assertEquals(1L << 33, read.step());
        assertEquals(StepFlags.STOP | StepFlags.CHECKPOINT, read.flags());
        assertEquals(12, read.source());
        assertEquals(99, read.records());
        assertEquals(5, read.nextEventTicks());
        assertEquals(Frames.NONE, read.reachTicks(0));
        assertEquals(0, read.reachTicks(1));
        assertEquals(7, read.reachTicks(2));
    }

    @Test
    void shouldSayTheSameToEachReceiverButForTheRecords() {
        StepEnd end = Frames.stepEnd(4, 2, 50, 60);
        assertEquals("END flags=2 step=4 from=1 records=3 times=[50, 60]", text(end, end.encode(0, 1, 3), 1));
        assertEquals("END flags=2 step=4 from=1 records=0 times=[50, 60]", text(end, end.encode(0, 1, 0), 1));
    }

    @Test
    void shouldTellEachReceiverOfItsPartitionsOnly() {
        StepEnd end = Frames.stepEnd(4, 2, 50, 60, 61, 62, 63, 64, 65);
        assertEquals("END flags=2 step=4 from=1 records=3 times=[50, 60, 61]", text(end, end.encode(0, 1, 3, 0, 2), 2));
        assertEquals("END flags=2 step=4 from=1 records=0 times=[50, 64, 65]", text(end, end.encode(0, 1, 0, 4, 2), 2));
        assertEquals("END flags=2 step=4 from=1 records=5 times=[50, 63]", text(end, end.encode(0, 1, 5, 3, 1), 1));
    }

    @Test
    void shouldNameNoPartitionWhereAllWindowsAreTheSame() {
        StepEnd end = Frames.stepEnd(4, 2, 50);
        assertEquals("END flags=2 step=4 from=1 records=3 times=[50]", text(end, end.encode(0, 1, 3, 4, 2), 2));
        assertEquals(Frames.NONE, end.reachTicks(0));
        assertEquals(Frames.NONE, end.reachTicks(5));
    }

    @Test
    void shouldEncodeInOneFrameThatIsReused() {
        StepEnd end = Frames.stepEnd(4, 2, 50, 60);
        assertSame(end.encode(0, 1, 3), end.encode(0, 1, 4, 0, 1));
    }

    @Test
    void shouldForgetTheStepBefore() {
        StepEnd end = Frames.stepEnd(4, 2, 50, 60);
        end.reset(5);
        assertEquals(
                "END flags=0 step=5 from=1 records=0 times=[" + Frames.NONE + ", " + Frames.NONE + "]",
                text(end, end.encode(0, 1, 0), 1));
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
    void shouldKeepTheSmallestTimes() {
        StepEnd end = new StepEnd(2);
        for (long ticks : new long[] {70, 50, 60}) {
            end.nextEventTicks(ticks);
            end.reach(1, ticks + 100);
        }
        assertEquals(50, end.nextEventTicks());
        assertEquals(Frames.NONE, end.reachTicks(0));
        assertEquals(150, end.reachTicks(1));
    }

    @Test
    void shouldBeOneForAllPartitionsOfAWorker() {
        StepEnd end = Frames.stepEnd(4, StepFlags.CHECKPOINT, 50, 60, 90, Frames.NONE);
        end.add(Frames.stepEnd(4, StepFlags.STOP, 55, 65, 80, 75));
        assertEquals("END flags=3 step=4 from=1 records=0 times=[50, 60, 80, 75]", text(end, end.encode(0, 1, 0), 3));
        end.add(Frames.stepEnd(4, 0, 45, Frames.NONE, Frames.NONE, Frames.NONE));
        assertEquals("END flags=3 step=4 from=1 records=0 times=[45, 60, 80, 75]", text(end, end.encode(0, 1, 0), 3));
    }

    @Test
    void shouldKeepTheLongestTimeForWhichAPartitionWasBusy() {
        StepEnd end = Frames.stepEnd(4, 0, 50);
        end.busyNs(300);
        StepEnd other = new StepEnd(0);
        other.decode(Frames.busyEnd(0, 4, 1, 700, 60), 0);
        end.add(other);
        assertEquals(700, end.busyNs());
        assertEquals("END flags=0 step=4 from=1 records=0 busyNs=700 times=[50]", text(end, end.encode(0, 1, 0), 0));
        end.add(Frames.stepEnd(4, 0, 50));
        assertEquals(700, end.busyNs());
        end.reset(5);
        assertEquals(0, end.busyNs());
    }

    @Test
    void shouldPassOnWhatItHasReadWithOtherRecords() {
        StepEnd end = new StepEnd(2);
        end.decode(Frames.end(0, 6, 2, 40, 1, 7, 8, 9), 0);
        assertEquals("END flags=1 step=6 from=2 records=13 times=[7, 8, 9]", text(end, end.encode(0, 2, 13), 2));
        assertEquals("END flags=1 step=6 from=2 records=13 times=[7, 9]", text(end, end.encode(0, 2, 13, 1, 1), 1));
    }

    @Test
    void shouldAddUpWhatPartitionsHaveCounted() {
        StepEnd end = Frames.stepEnd(4, 0, 50);
        end.count(3);
        StepEnd other = Frames.stepEnd(4, StepFlags.END_ASKED, 60);
        other.count(4);
        end.add(other);
        assertEquals("END flags=8 step=4 from=1 records=0 count=7 times=[50]", text(end, end.encode(0, 1, 0), 0));
        other.decode(end.encode(0, 1, 0), 0);
        assertEquals(7, other.count());
        end.reset(5);
        assertEquals(0, end.count());
    }
}
