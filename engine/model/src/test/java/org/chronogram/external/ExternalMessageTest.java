package org.chronogram.external;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.chronogram.external.ExternalMessage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExternalMessageTest {
    private static final String BYTES = "435852" + "4c" + "01" + "02" + "0300" + "78563412" + "05000000" + "07000000"
            + "0200" + "0000" + "0900000000000000" + "aabb";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void shouldHaveTheDocumentedBytes() {
        ExternalMessage message =
                new ExternalMessage(Kind.EVENT_AT, 0x12345678, 5, 7, 3, 9, 0, new byte[] {(byte) 0xaa, (byte) 0xbb});
        assertEquals(BYTES, HexFormat.of().formatHex(message.toBytes().array()));
    }

    @Test
    void shouldReadWhatItHasWritten() {
        byte[] payload = new byte[1280];
        new Random(1).nextBytes(payload);
        for (Kind kind : Kind.values()) {
            ExternalMessage written = new ExternalMessage(kind, -1, -2, 1, 0xFFFF, Long.MAX_VALUE, 0xFFFF, payload);
            ExternalMessage read = ExternalMessage.read(written.toBytes()).orElseThrow();
            assertEquals(kind, read.kind());
            assertEquals(-1, read.session());
            assertEquals(-2, read.sequence());
            assertEquals(0xFFFF, read.type());
            assertEquals(Long.MAX_VALUE, read.ticks());
            assertEquals(0xFFFF, read.position());
            assertArrayEquals(payload, read.payload());
        }
    }

    /** Each replaces a byte of a message by another. */
    @ParameterizedTest
    @CsvSource({"0, 00", "4, 02", "5, 00", "5, 04", "20, 01", "20, 03", "21, 08", "31, 80"})
    void shouldRefuseWhatIsNoMessage(int offset, String hex) {
        ByteBuffer damaged = bytes(BYTES).put(offset, HexFormat.of().parseHex(hex));
        assertEquals(Optional.empty(), ExternalMessage.read(damaged));
    }

    @Test
    void shouldRefuseEveryPartAndAnyBytes() {
        for (int length = 0; length < BYTES.length() / 2; length++) {
            assertEquals(Optional.empty(), ExternalMessage.read(bytes(BYTES).limit(length)), "length=" + length);
        }
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            byte[] any = new byte[random.nextInt(100)];
            random.nextBytes(any);
            assertEquals(Optional.empty(), ExternalMessage.read(ByteBuffer.wrap(any)));
        }
    }
}
