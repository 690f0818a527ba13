package org.chronogram.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums as 64 hexadecimal digits. A run uses them to notice that one of its files was replaced. */
public final class Sha256 {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int SHOWN_DIGITS = 12;

    private Sha256() {}

    /**
     * Returns the checksum of all that a stream still holds; does not close it.
     *
     * @param in the stream.
     * @return its checksum.
     * @throws IOException when it cannot be read.
     */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Returns the checksum of bytes.
     *
     * @param bytes the bytes.
     * @return their checksum.
     */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    /**
     * Shortens a checksum for a message, as people compare checksums by eye.
     *
     * @param checksum a checksum.
     * @return its first digits.
     */
    public static String shortened(String checksum) {
        return checksum.substring(0, Math.min(SHOWN_DIGITS, checksum.length()));
    }

    /**
     * Returns a new digest, for what comes in parts.
     *
     * @return SHA-256 of the platform.
     */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has it", e);
        }
    }
}
