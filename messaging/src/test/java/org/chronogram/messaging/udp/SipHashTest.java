package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
    private static final long FIRST_KEY = 0x0706_0504_0302_0100L;
    private static final long SECOND_KEY = 0x0F0E_0D0C_0B0A_0908L;

    /** The key is the bytes 0 to 15, the input the bytes 0 to length - 1; appendix A of the paper gives that of 15 bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, 726fdb47dd0e0e31",
        "1, 74f839c593dc67fd",
        "7, ab0200f58b01d137",
        "8, 93f5f5799a932462",
        "15, a129ca6149be45e5",
        "63, 958a324ceb064572",
    })
    void shouldComputeTheTestVectorsOfItsAuthors(int length, String code) {
        UnsafeBuffer packet = new UnsafeBuffer(ByteBuffer.allocateDirect(64));
        for (int index = 0; index < 64; index++) {
            packet.putByte(index, (byte) index);
        }
        assertEquals(code, Long.toHexString(new SipHash(FIRST_KEY, SECOND_KEY).of(packet, length)));
    }
}
