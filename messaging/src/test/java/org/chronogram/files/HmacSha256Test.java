package org.chronogram.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
    /** Test case 2 of RFC 4231. */
    @Test
    void shouldComputeTheCodeOfTheStandard() {
        Mac mac = HmacSha256.under("Jefe".getBytes(StandardCharsets.US_ASCII));
        byte[] code = mac.doFinal("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                HexFormat.of().formatHex(code));
    }

    @Test
    void shouldBeginAnewForEachCaller() {
        byte[] key = {1, 2, 3};
        Mac first = HmacSha256.under(key);
        first.update((byte) 4);
        Mac second = HmacSha256.under(key);
        assertNotSame(first, second);
        first.reset();
        assertArrayEquals(first.doFinal(), second.doFinal());
    }
}
