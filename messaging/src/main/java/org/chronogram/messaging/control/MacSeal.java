package org.chronogram.messaging.control;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * SHA-256 of the payload, and HMAC-SHA256 over number, length and that digest, of which 16 bytes are sent. The number of
 * the frame is in the MAC, and each direction of each connection has a key of its own: so a frame is good at one place only.
 *
 * <p>Not thread-safe: the reader of a connection has one, the writer another.
 */
final class MacSeal implements FrameSeal {
    private static final String DIGEST_ALGORITHM = "SHA-256";
    private static final int DIGEST_BYTES = 32;
    private static final int SEAL_BYTES = 16;

    private final MessageDigest digest;
    private final Mac mac;

    MacSeal(byte[] key) {
        mac = RunToken.macWith(key);
        try {
            digest = MessageDigest.getInstance(DIGEST_ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    DIGEST_ALGORITHM + " is missing, every Java platform has it: check java.security", e);
        }
    }

    @Override
    public int digestBytes() {
        return DIGEST_BYTES;
    }

    @Override
    public int sealBytes() {
        return SEAL_BYTES;
    }

    @Override
    public byte[] digest(byte[] payload) {
        return digest.digest(payload);
    }

    @Override
    public byte[] seal(byte[] sealed) {
        return Arrays.copyOf(mac.doFinal(sealed), SEAL_BYTES);
    }
}
