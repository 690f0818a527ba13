package org.chronogram.messaging.control;

import java.security.MessageDigest;
import java.util.Arrays;
import org.chronogram.files.Sha256;
import org.chronogram.secret.HmacSha256;

/**
 * SHA-256 of the payload, and HMAC-SHA256 over number, length and that digest, of which 16 bytes are sent. The number of
 * the frame is in the MAC, and each direction of each connection has a key of its own: so a frame is good at one place only.
 *
 * <p>Not thread-safe: the reader of a connection has one, the writer another.
 */
final class MacSeal implements FrameSeal {
    private static final int DIGEST_BYTES = 32;
    private static final int SEAL_BYTES = 16;

    private final MessageDigest digest = Sha256.newDigest();
    private final HmacSha256 mac;

    MacSeal(byte[] key) {
        mac = new HmacSha256(key);
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
        return Arrays.copyOf(mac.of(sealed), SEAL_BYTES);
    }
}
