package org.chronogram.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {
    private static byte[] repeated(int value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** The test cases 1, 3 and 6 of RFC 4231, and 2, whose key is a text. */
    @ParameterizedTest
    @CsvSource({
        "0b,  20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 1, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aa,  20, dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd,"
                + " 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "aa, 131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    })
    void shouldGiveWhatTheStandardSays(String unit, int count, String message, String mac) {
        byte[] key = HexFormat.of().parseHex(unit.repeat(count));
        byte[] found = new HmacSha256(key).of(HexFormat.of().parseHex(message));
        assertEquals(mac, HexFormat.of().formatHex(found));
    }

    @Test
    void shouldGiveWhatThePlatformGivesForKeysAndMessagesOfAllLengths() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Mac mac = Mac.getInstance("HmacSHA256");
        for (int length = 1; length <= 300; length++) {
            byte[] key = new byte[length];
            byte[] message = new byte[300 - length];
            random.nextBytes(key);
            random.nextBytes(message);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            HmacSha256 own = new HmacSha256(key);
            byte[] expected = mac.doFinal(message);
            assertArrayEquals(expected, own.of(message), "length=" + length);
            int half = message.length / 2;
            assertArrayEquals(
                    expected,
                    own.of(Arrays.copyOf(message, half), Arrays.copyOfRange(message, half, message.length)),
                    "used again, in two parts, length=" + length);
        }
    }

    @Test
    void shouldDifferForEveryKeyAndMessage() {
        byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
        byte[] mac = new HmacSha256(repeated(1, 16)).of(text);
        assertFalse(Arrays.equals(mac, new HmacSha256(repeated(2, 16)).of(text)));
        assertFalse(Arrays.equals(mac, new HmacSha256(repeated(1, 16)).of(text, new byte[1])));
    }
}
