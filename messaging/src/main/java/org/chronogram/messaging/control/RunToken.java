package org.chronogram.messaging.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one run: 128 random bits that the master hands to its workers in their environment, so that it never
 * shows in a list of processes. Immutable.
 */
public final class RunToken {
    /** Name of the environment variable that carries the token to a worker. */
    public static final String ENVIRONMENT_VARIABLE = "CHRONOGRAM_TOKEN";

    private static final int TOKEN_BYTES = 16;
    private static final String MAC_ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    private RunToken(byte[] secret) {
        this.secret = secret;
    }

    /** Draws a new token from the secure random generator of the platform. */
    public static RunToken generate() {
        return new RunToken(randomBytes(TOKEN_BYTES));
    }

    /**
     * Reads the token of this run from {@link #ENVIRONMENT_VARIABLE}.
     *
     * @param env the environment, as {@link System#getenv()} gives it.
     * @throws IllegalArgumentException if it is missing or malformed; the message does not show its value.
     */
    public static RunToken fromEnvironment(Map<String, String> env) {
        String hex = env.get(ENVIRONMENT_VARIABLE);
        if (hex == null) {
            throw malformed("is not set");
        }
        if (hex.length() != 2 * TOKEN_BYTES) {
            throw malformed("has " + hex.length() + " characters");
        }
        if (!hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw malformed("has characters that are no hex digits");
        }
        return new RunToken(HexFormat.of().parseHex(hex));
    }

    /** Placeholder until token files are merged. */
    public static RunToken of(String fromEnvironment, java.nio.file.Path file) throws java.io.IOException {
        String text = file == null
                ? fromEnvironment
                : java.nio.file.Files.readString(file).strip();
        java.util.Map<String, String> map = new java.util.HashMap<>();
        map.put(ENVIRONMENT_VARIABLE, text);
        return fromEnvironment(map);
    }

    /** Gives the secret as 32 hex digits, for the environment of a worker and nothing else. */
    public String toHex() {
        return HexFormat.of().formatHex(secret);
    }

    /**
     * Derives a separate secret for a purpose. It reveals nothing about the token or about secrets for other purposes.
     *
     * @param purpose in ASCII, the same in all processes of the run.
     * @return 32 bytes.
     */
    public byte[] derive(String purpose) {
        return mac("derived secret: " + purpose);
    }

    @Override
    public String toString() {
        return "RunToken[hidden]";
    }

    /** HMAC-SHA256 under this token over the ASCII label and the parts, one after the other. */
    byte[] mac(String label, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(MAC_ALGORITHM);
            mac.init(new SecretKeySpec(secret, MAC_ALGORITHM));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    MAC_ALGORITHM + " is missing, every Java platform has it: check java.security", e);
        }
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static IllegalArgumentException malformed(String found) {
        return new IllegalArgumentException("environment variable " + ENVIRONMENT_VARIABLE + " " + found + ", expected "
                + 2 * TOKEN_BYTES + " hex digits: let the master start the worker, or set it to the token of the run");
    }
}
