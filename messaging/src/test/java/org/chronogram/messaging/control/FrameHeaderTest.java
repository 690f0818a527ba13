package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameHeaderTest {
    private static final long NUMBER = 7;
    private static final int MAX_BYTES = 1_000;

    private final byte[] payload = new byte[100];

    FrameHeaderTest() {
        new SplittableRandom(1).nextBytes(payload);
    }

    static List<FrameSeal> seals() {
        return List.of(FrameSeal.CHECKSUM, new MacSeal(new byte[] {1}));
    }

    @ParameterizedTest
    @MethodSource("seals")
    void shouldReadWhatItHasWritten(FrameSeal seal) {
        byte[] encoded = FrameHeader.of(payload, seal).encode(NUMBER, seal);
        assertEquals(FrameHeader.bytes(seal), encoded.length);
        FrameHeader header = FrameHeader.decode(encoded, NUMBER, MAX_BYTES, seal);
        assertEquals(payload.length, header.lengthBytes());
        header.requireIntact(payload, NUMBER, seal);
    }

    @ParameterizedTest
    @MethodSource("seals")
    void shouldNoticeEveryBitThatIsNotAsItWas(FrameSeal seal) {
        FrameHeader header = FrameHeader.of(payload, seal);
        byte[] encoded = header.encode(NUMBER, seal);
        for (int bit = 0; bit < encoded.length * Byte.SIZE; bit++) {
            byte[] damaged = withFlipped(encoded, bit);
            assertDamaged("header", () -> FrameHeader.decode(damaged, NUMBER, MAX_BYTES, seal));
        }
        for (int bit = 0; bit < payload.length * Byte.SIZE; bit++) {
            byte[] damaged = withFlipped(payload, bit);
            assertDamaged("payload", () -> header.requireIntact(damaged, NUMBER, seal));
        }
    }

    @ParameterizedTest
    @MethodSource("seals")
    void shouldNoticeAFrameThatIsNotTheNext(FrameSeal seal) {
        for (long other : new long[] {NUMBER - 1, NUMBER + 1, NUMBER + (1L << 32), -NUMBER}) {
            byte[] encoded = FrameHeader.of(payload, seal).encode(other, seal);
            assertDamaged("header", () -> FrameHeader.decode(encoded, NUMBER, MAX_BYTES, seal));
        }
    }

    @Test
    void shouldNoticeAFrameThatWasSealedWithAnotherKey() {
        FrameSeal other = new MacSeal(new byte[] {2});
        byte[] encoded = FrameHeader.of(payload, other).encode(NUMBER, other);
        assertDamaged("header", () -> FrameHeader.decode(encoded, NUMBER, MAX_BYTES, new MacSeal(new byte[] {1})));
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
                        + " of frame 7 is damaged, forged or out of turn: check the network and what connects to this port",
                e.getMessage());
    }
}
