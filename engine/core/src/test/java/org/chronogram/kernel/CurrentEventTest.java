package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.chronogram.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CurrentEventTest {
    private static final int BEFORE = 5;

    private final CurrentEvent event = new CurrentEvent();

    /** Wraps a record that lies between others, and returns its payload. */
    private ByteBuffer wrap(long seed, int payloadBytes) {
        Random random = new Random(seed);
        long[] record = Records.of(77, 8, -9, 10, 0xFFFE, payloadBytes);
        byte[] bytes = new byte[(record.length - EventLayout.HEADER_WORDS) * Long.BYTES];
        random.nextBytes(bytes);
        ByteBuffer payload = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        payload.asLongBuffer().get(record, EventLayout.HEADER_WORDS, bytes.length / Long.BYTES);
        long[] words = random.longs(BEFORE + record.length + BEFORE).toArray();
        System.arraycopy(record, 0, words, BEFORE, record.length);
        event.wrap(words, BEFORE);
        return payload;
    }

    private static String refusal(Runnable call) {
        return assertThrows(IndexOutOfBoundsException.class, call::run).getMessage();
    }

    private static String noField(int size, int offset, int length) {
        return "no field of " + size + " bytes at offset " + offset + " of a payload of " + length
                + " bytes: the offset must be a multiple of the size, and the field must lie inside the payload";
    }

    @Test
    void shouldReadHeader() {
        wrap(1, 13);
        assertEquals(77, event.time());
        assertEquals(8, event.source());
        assertEquals(-9, event.sequence());
        assertEquals(0xFFFE, event.type());
        assertEquals(13, event.payloadLength());
    }

    @Test
    void shouldReadAllWidthsAtAllOffsets() {
        ByteBuffer payload = wrap(2, Event.MAX_PAYLOAD_BYTES);
        for (int offset = 0; offset < Event.MAX_PAYLOAD_BYTES; offset++) {
            assertEquals(payload.get(offset), event.getByte(offset));
            if (offset % 2 == 0) {
                assertEquals(payload.getShort(offset), event.getShort(offset));
            }
            if (offset % 4 == 0) {
                assertEquals(payload.getInt(offset), event.getInt(offset));
            }
            if (offset % 8 == 0) {
                assertEquals(payload.getLong(offset), event.getLong(offset));
                assertEquals(
                        Double.doubleToRawLongBits(payload.getDouble(offset)),
                        Double.doubleToRawLongBits(event.getDouble(offset)));
            }
        }
    }

    @Test
    void shouldRefuseMisalignedOffset() {
        wrap(3, 64);
        for (int offset = 1; offset < 8; offset++) {
            int at = offset;
            assertEquals(noField(8, at, 64), refusal(() -> event.getLong(at)));
            if (at % 4 != 0) {
                assertEquals(noField(4, at, 64), refusal(() -> event.getInt(at)));
            }
            if (at % 2 != 0) {
                assertEquals(noField(2, at, 64), refusal(() -> event.getShort(at)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 1279, 1280})
    void shouldRefuseToReadOutsideThePayload(int length) {
        wrap(4, length);
        assertEquals(noField(1, length, length), refusal(() -> event.getByte(length)));
        assertEquals(noField(1, -1, length), refusal(() -> event.getByte(-1)));
        int long0 = length / 8 * 8;
        assertEquals(noField(8, long0, length), refusal(() -> event.getLong(long0)));
        int int0 = length / 4 * 4;
        assertEquals(noField(4, int0, length), refusal(() -> event.getInt(int0)));
        int short0 = length / 2 * 2;
        assertEquals(noField(2, short0, length), refusal(() -> event.getShort(short0)));
        assertEquals(noField(8, Integer.MAX_VALUE - 7, length), refusal(() -> event.getLong(Integer.MAX_VALUE - 7)));
        assertEquals(noField(1, Integer.MAX_VALUE, length), refusal(() -> event.getByte(Integer.MAX_VALUE)));
    }

    @Test
    void shouldCopyBytes() {
        ByteBuffer payload = wrap(5, 21);
        for (int offset = 0; offset <= 21; offset++) {
            for (int length = 0; offset + length <= 21; length++) {
                byte[] expected = new byte[30];
                System.arraycopy(payload.array(), offset, expected, 4, length);
                byte[] actual = new byte[30];
                event.getBytes(offset, actual, 4, length);
                assertArrayEquals(expected, actual, "offset=" + offset + " length=" + length);
            }
        }
    }

    @Test
    void shouldRefuseToCopyBytesOutsideThePayload() {
        wrap(6, 5);
        byte[] destination = new byte[50];
        assertEquals(
                "no 6 bytes at offset 0 of a payload of 5 bytes", refusal(() -> event.getBytes(0, destination, 0, 6)));
        assertEquals(
                "no 1 bytes at offset 5 of a payload of 5 bytes", refusal(() -> event.getBytes(5, destination, 0, 1)));
        assertEquals(
                "no 1 bytes at offset -1 of a payload of 5 bytes",
                refusal(() -> event.getBytes(-1, destination, 0, 1)));
        assertEquals(
                "no -1 bytes at offset 0 of a payload of 5 bytes",
                refusal(() -> event.getBytes(0, destination, 0, -1)));
    }
}
