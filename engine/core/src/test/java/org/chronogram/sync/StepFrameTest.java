package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepFrameTest {
    private static final int EPOCH = 0x04030201;

    private static void assertRefused(String message, UnsafeBuffer frame, int length, int partitions) {
        StepProtocolException e =
                assertThrows(StepProtocolException.class, () -> StepFrame.check(frame, 0, length, partitions));
        assertEquals("step protocol broken: " + message, e.getMessage());
    }

    @Test
    void shouldLayOutTheHeaderOfEventsAsDocumented() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[StepFrame.HEADER_BYTES]);
        StepFrame.encodeEvents(frame, EPOCH, 0x0706, 0x0f0e0d0c0b0a0908L, 0x13121110, 0x17161514);
        byte[] expected = {
            1, 2, 3, 4, 1, 0, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
        };
        assertArrayEquals(expected, frame.byteArray());
    }

    @Test
    void shouldLayOutTheHeaderOfEndAsDocumented() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[StepFrame.HEADER_BYTES]);
        StepFrame.encodeEndHeader(frame, EPOCH, 3, 0x0f0e0d0c0b0a0908L, 0x13121110, 0x17161514);
        byte[] expected = {
            1, 2, 3, 4, 2, 3, 0, 0, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
        };
        assertArrayEquals(expected, frame.byteArray());
    }

    @Test
    void shouldReadEveryFieldAtAnOffset() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
        UnsafeBuffer frame = Frames.end(5, 1L << 40, 9, 1_000_000, 2, 17);
        buffer.putBytes(13, frame, 0, frame.capacity());
        assertEquals(5, StepFrame.epoch(buffer, 13));
        assertEquals(StepFrame.END, StepFrame.kind(buffer, 13));
        assertEquals(2, StepFrame.flags(buffer, 13));
        assertEquals(1L << 40, StepFrame.step(buffer, 13));
        assertEquals(9, StepFrame.source(buffer, 13));
        assertEquals(1_000_000, StepFrame.records(buffer, 13));
    }

    @Test
    void shouldTakeDestinationsUpTo65535() {
        UnsafeBuffer frame = Frames.events(0, 65_535, 1, 0);
        assertEquals(65_535, StepFrame.destination(frame, 0));
    }

    @Test
    void shouldStampAnotherEpoch() {
        UnsafeBuffer frame = Frames.events(1, 2, 3, 4);
        StepFrame.epoch(frame, 0, 8);
        assertEquals(8, StepFrame.epoch(frame, 0));
        assertEquals("EVENTS to=2 step=3 from=4 records=0 times=[]", Frames.text(frame));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void shouldAcceptEventsAndAnEndOfSoManyPartitions(int partitions) {
        UnsafeBuffer end = Frames.end(0, 1, 0, 0, 0, 5, new long[partitions]);
        assertDoesNotThrow(() -> StepFrame.check(end, 0, end.capacity(), partitions));
        UnsafeBuffer events = Frames.events(0, 1, 1, 0, Frames.record(1, 0, 0, 0));
        assertDoesNotThrow(() -> StepFrame.check(events, 0, events.capacity(), partitions));
    }

    @Test
    void shouldRefuseAnEndOfMoreOrFewerPartitions() {
        UnsafeBuffer frame = Frames.end(0, 1, 0, 0, 0, 9, 1, 2, 3);
        assertRefused("frame of 80 bytes is neither EVENTS nor END", frame, 80, 2);
        assertRefused("frame of 80 bytes is neither EVENTS nor END", frame, 80, 4);
        assertRefused("frame of 80 bytes is neither EVENTS nor END", frame, 80, 0);
    }

    @Test
    void shouldRefuseAFrameThatIsShorterThanItsHeader() {
        UnsafeBuffer frame = Frames.events(0, 1, 1, 0);
        assertRefused("frame of 23 bytes is neither EVENTS nor END", frame, 23, 1);
        assertRefused("frame of 0 bytes is neither EVENTS nor END", frame, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 3, -1})
    void shouldRefuseAnotherKind(byte kind) {
        UnsafeBuffer frame = Frames.end(0, 1, 0, 0, 0, 5);
        frame.putByte(4, kind);
        assertRefused("frame of 56 bytes is neither EVENTS nor END", frame, 56, 0);
    }

    @Test
    void shouldRefuseAFrameOfAnotherEpochFromAPeer() {
        UnsafeBuffer frame = Frames.end(4, 1, 0, 0, 0, 5);
        assertDoesNotThrow(() -> StepFrame.checkFromPeer(frame, 0, 56, 0, 4));
        StepProtocolException e =
                assertThrows(StepProtocolException.class, () -> StepFrame.checkFromPeer(frame, 0, 56, 0, 5));
        assertEquals("step protocol broken: frame of epoch 4 in epoch 5", e.getMessage());
    }

    @Test
    void shouldCheckTheLengthOfAFrameFromAPeerFirst() {
        UnsafeBuffer frame = Frames.end(4, 1, 0, 0, 0, 5);
        StepProtocolException e =
                assertThrows(StepProtocolException.class, () -> StepFrame.checkFromPeer(frame, 0, 56, 2, 5));
        assertEquals("step protocol broken: frame of 56 bytes is neither EVENTS nor END", e.getMessage());
    }
}
