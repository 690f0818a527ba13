package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.chronogram.model.Event;
import org.chronogram.model.PayloadWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadBufferTest {
    private final PayloadBuffer buffer = new PayloadBuffer();

    private CurrentEvent event() {
        long[] words = Records.of(1, 2, 3, 4, 5, buffer.lengthBytes());
        buffer.copyTo(words, 0);
        CurrentEvent event = new CurrentEvent();
        event.wrap(words, 0);
        return event;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[buffer.lengthBytes()];
        event().getBytes(0, bytes, 0, bytes.length);
        return bytes;
    }

    @Test
    void shouldWriteLittleEndianFieldsAtAllOffsets() {
        int length = Event.MAX_PAYLOAD_BYTES;
        for (int size = 1; size <= Long.BYTES; size *= 2) {
            Random random = new Random(size);
            ByteBuffer expected = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.begin(length);
            for (int offset = 0; offset < length; offset += size) {
                put(buffer, expected, offset, size, random.nextLong());
            }
            assertArrayEquals(expected.array(), bytes(), "size=" + size);
        }
    }

    private static void put(PayloadWriter actual, ByteBuffer expected, int offset, int size, long value) {
        switch (size) {
            case 1 -> actual.putByte(offset, expected.put(offset, (byte) value).get(offset));
            case 2 ->
                actual.putShort(offset, expected.putShort(offset, (short) value).getShort(offset));
            case 4 -> actual.putInt(offset, expected.putInt(offset, (int) value).getInt(offset));
            default -> actual.putLong(offset, expected.putLong(offset, value).getLong(offset));
        }
    }

    @Test
    void shouldChangeNothingButTheField() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int length = random.nextInt(64);
            ByteBuffer expected = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.begin(length);
            for (int i = 0; i < 100; i++) {
                int size = 1 << random.nextInt(4);
                if (length >= size) {
                    put(buffer, expected, random.nextInt(length / size) * size, size, random.nextLong());
                }
            }
            assertArrayEquals(expected.array(), bytes(), "seed=" + seed);
        }
    }

    @Test
    void shouldBeZeroWhenItIsUsedAgain() {
        buffer.begin(Event.MAX_PAYLOAD_BYTES);
        for (int i = 0; i < Event.MAX_PAYLOAD_BYTES; i++) {
            buffer.putByte(i, (byte) -1);
        }
        for (int length : new int[] {13, Event.MAX_PAYLOAD_BYTES, 0, 8}) {
            assertSame(buffer, buffer.begin(length));
            assertArrayEquals(new byte[length], bytes());
        }
    }

    @Test
    void shouldPadWithZeros() {
        buffer.begin(16).putLong(8, -1L);
        buffer.begin(9).putByte(8, (byte) -1);
        long[] words = new long[1 + EventLayout.HEADER_WORDS + 3];
        buffer.copyTo(words, 1);
        assertArrayEquals(new long[] {0, 0, 0, 0, 0, 0xFF, 0}, words);
    }

    @Test
    void shouldWriteDoubles() {
        buffer.begin(16).putDouble(0, -0.0).putDouble(8, Math.PI);
        assertEquals(-0.0, event().getDouble(0));
        assertEquals(Math.PI, event().getDouble(8));
    }

    @Test
    void shouldCopyBytes() {
        byte[] source = {9, 1, 2, 3, 4, 5, 9};
        buffer.begin(11).putBytes(3, source, 1, 5);
        assertArrayEquals(new byte[] {0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0}, bytes());
        buffer.putBytes(11, source, 0, 0).putBytes(9, source, 0, 2);
        assertArrayEquals(new byte[] {0, 0, 0, 1, 2, 3, 4, 5, 0, 9, 1}, bytes());
    }

    private static String refusal(Runnable call) {
        return assertThrows(IndexOutOfBoundsException.class, call::run).getMessage();
    }

    private static String noField(int size, int offset, int length) {
        return "no field of " + size + " bytes at offset " + offset + " of a payload of " + length
                + " bytes: the offset must be a multiple of the size, and the field must lie inside the payload";
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 16, 24, Integer.MIN_VALUE, Integer.MAX_VALUE - 7})
    void shouldRefuseFieldOutsideThePayload(int offset) {
        buffer.begin(20);
        assertEquals(noField(8, offset, 20), refusal(() -> buffer.putLong(offset, 1)));
    }

    @Test
    void shouldRefuseByteOutsideThePayload() {
        buffer.begin(20);
        for (int offset : new int[] {-1, 20, 23, Integer.MAX_VALUE}) {
            assertEquals(noField(1, offset, 20), refusal(() -> buffer.putByte(offset, (byte) 1)));
        }
        assertArrayEquals(new byte[20], bytes());
    }

    @Test
    void shouldRefuseMisalignedField() {
        buffer.begin(64);
        for (int offset = 1; offset < 8; offset++) {
            int at = offset;
            assertEquals(noField(8, at, 64), refusal(() -> buffer.putLong(at, 1)));
            if (at % 4 != 0) {
                assertEquals(noField(4, at, 64), refusal(() -> buffer.putInt(at, 1)));
            }
            if (at % 2 != 0) {
                assertEquals(noField(2, at, 64), refusal(() -> buffer.putShort(at, (short) 1)));
            }
        }
        assertArrayEquals(new byte[64], bytes());
    }

    @Test
    void shouldRefuseBytesOutsideThePayload() {
        buffer.begin(20);
        byte[] source = new byte[50];
        assertEquals(
                "no 21 bytes at offset 0 of a payload of 20 bytes", refusal(() -> buffer.putBytes(0, source, 0, 21)));
        assertEquals(
                "no 2 bytes at offset 19 of a payload of 20 bytes", refusal(() -> buffer.putBytes(19, source, 0, 2)));
        assertEquals(
                "no 1 bytes at offset -1 of a payload of 20 bytes", refusal(() -> buffer.putBytes(-1, source, 0, 1)));
        assertEquals(
                "no -1 bytes at offset 0 of a payload of 20 bytes", refusal(() -> buffer.putBytes(0, source, 0, -1)));
        assertEquals(
                "no 8 bytes at offset 2147483647 of a payload of 20 bytes",
                refusal(() -> buffer.putBytes(Integer.MAX_VALUE, source, 0, 8)));
    }
}
