package org.chronogram.secret;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Bytes that nobody can guess, from the secure random generator of the platform: for tokens, nonces and names of files. */
public final class RandomBytes {
    private RandomBytes() {}

    /**
     * Draws bytes.
     *
     * @param count how many.
     * @return the bytes.
     */
    public static byte[] of(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /**
     * Draws bytes and returns them as a text.
     *
     * @param count how many bytes.
     * @return two lower-case hexadecimal digits for each byte.
     */
    public static String hex(int count) {
        return HexFormat.of().formatHex(of(count));
    }
}
