package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameHeaderTest {
    private static final long NUMBER = 7;
    private static final int MAX_BYTES = 1_000;

    private final byte[] payload = new byte[100];

    FrameHeaderTest() {
        new SplittableRandom(1).nextBytes(payload);
    }

    @Test
    void shouldReadWhatItHasWritten() {
        FrameHeader header = FrameHeader.decode(FrameHeader.of(payload).encode(NUMBER), NUMBER, MAX_BYTES);
        assertEquals(payload.length, header.lengthBytes());
        header.requireIntact(payload, NUMBER);
    }

    @Test
    void shouldNoticeEveryBitThatIsNotAsItWas() {
        byte[] encoded = FrameHeader.of(payload).encode(NUMBER);
        for (int bit = 0; bit < FrameHeader.BYTES * Byte.SIZE; bit++) {
            byte[] damaged = withFlipped(encoded, bit);
            assertDamaged("header", () -> FrameHeader.decode(damaged, NUMBER, MAX_BYTES));
        }
        for (int bit = 0; bit < payload.length * Byte.SIZE; bit++) {
            byte[] damaged = withFlipped(payload, bit);
            assertDamaged("payload", () -> FrameHeader.of(payload).requireIntact(damaged, NUMBER));
        }
    }

    @Test
    void shouldNoticeAFrameThatIsNotTheNext() {
        byte[] encoded = FrameHeader.of(payload).encode(NUMBER - 1);
        assertDamaged("header", () -> FrameHeader.decode(encoded, NUMBER, MAX_BYTES));
    }

    private static byte[] withFlipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return flipped;
    }

    private static void assertDamaged(String what, Runnable read) {
        ControlException e = assertThrows(ControlException.class, read::run);
        assertEquals(
                "the " + what
                        + " of frame 7 is damaged or out of turn: check the network and what connects to this port",
                e.getMessage());
    }
}
