package org.chronogram.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) over the SHA-256 of the platform. {@code javax.crypto.Mac} gives the same bytes, but a process that
 * asks for it loads all security providers before the one that has it, which took a tenth of the start of a worker. Not
 * thread-safe.
 */
public final class HmacSha256 {
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final MessageDigest digest = newSha256();
    private final byte[] innerKey;
    private final byte[] outerKey;

    /**
     * Creates the function for a key.
     *
     * @param key the key, of any length.
     */
    public HmacSha256(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? digest.digest(key) : key, BLOCK_BYTES);
        innerKey = padded(block, INNER_PAD);
        outerKey = padded(block, OUTER_PAD);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has it", e);
        }
    }

    private static byte[] padded(byte[] key, byte pad) {
        byte[] padded = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            padded[i] = (byte) (key[i] ^ pad);
        }
        return padded;
    }

    /**
     * Authenticates a message.
     *
     * @param parts the message, one part after the other.
     * @return 32 bytes.
     */
    public byte[] of(byte[]... parts) {
        digest.update(innerKey);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] inner = digest.digest();
        digest.update(outerKey);
        return digest.digest(inner);
    }
}
