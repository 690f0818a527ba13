package org.chronogram.messaging.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnFile;
import org.chronogram.secret.HmacSha256;
import org.chronogram.secret.RandomBytes;
import org.chronogram.text.OneLine;

/**
 * The secret of one run: 128 random bits that the master hands to its workers in their environment, so that it never
 * shows in a list of processes. Immutable.
 */
public final class RunToken {
    /** Name of the environment variable that carries the token to a worker. */
    public static final String ENVIRONMENT_VARIABLE = "CHRONOGRAM_TOKEN";

    private static final int TOKEN_BYTES = 16;

    private static final String VARIABLE = "environment variable " + ENVIRONMENT_VARIABLE;
    private static final String VARIABLE_REMEDY =
            ": let the master start the worker, or set it to the token of the run";
    private static final String FILE_REMEDY = " in a file of your own: write the token of the run to it, with mode 600";
    private static final int MAX_FILE_BYTES = 64;

    private final byte[] secret;

    private RunToken(byte[] secret) {
        this.secret = secret;
    }

    /** Draws a new token from the secure random generator of the platform. */
    public static RunToken generate() {
        return new RunToken(RandomBytes.of(TOKEN_BYTES));
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
            throw malformed(VARIABLE, "is not set", VARIABLE_REMEDY);
        }
        return parse(hex, VARIABLE, VARIABLE_REMEDY);
    }

    /**
     * Reads the token from a file that only this user can read.
     *
     * @param file with the 32 hex digits and at most white space around them.
     * @throws IllegalArgumentException if it is missing or malformed, a link, of another user, or open to others; the message
     *     is one line and does not show the value.
     */
    public static RunToken fromFile(Path file) {
        String source = "token file " + OneLine.of(file.toString());
        try {
            byte[] content = OwnFile.read(file, MAX_FILE_BYTES);
            return parse(new String(content, StandardCharsets.ISO_8859_1).strip(), source, FILE_REMEDY);
        } catch (IOException e) {
            throw malformed(source, "cannot be used: " + FileFaults.describe(e), FILE_REMEDY);
        }
    }

    /**
     * Reads the token from the file if there is one, else from the environment.
     *
     * @param env the environment, as {@link System#getenv()} gives it.
     * @param file the file that the user has named.
     * @throws IllegalArgumentException if neither has a token or both have; and as the other two methods say.
     */
    public static RunToken of(Map<String, String> env, Optional<Path> file) {
        boolean inEnvironment = env.containsKey(ENVIRONMENT_VARIABLE);
        if (inEnvironment == file.isPresent()) {
            throw new IllegalArgumentException(
                    "the token of the run is given "
                            + (inEnvironment ? "twice" : "nowhere") + ", expected it either in " + VARIABLE
                            + " or in a token file: "
                            + (inEnvironment
                                    ? "unset the variable"
                                    : "make a file with (umask 077; openssl rand -hex 16 > FILE) and name it with --token-file"));
        }
        return inEnvironment ? fromEnvironment(env) : fromFile(file.get());
    }

    private static RunToken parse(String hex, String source, String remedy) {
        if (hex.length() != 2 * TOKEN_BYTES) {
            throw malformed(source, "has " + hex.length() + " characters", remedy);
        }
        if (!hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw malformed(source, "has characters that are no hex digits", remedy);
        }
        return new RunToken(HexFormat.of().parseHex(hex));
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
        byte[][] message = new byte[parts.length + 1][];
        message[0] = label.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(parts, 0, message, 1, parts.length);
        return new HmacSha256(secret).of(message);
    }

    private static IllegalArgumentException malformed(String source, String found, String remedy) {
        return new IllegalArgumentException(
                source + " " + found + ", expected " + 2 * TOKEN_BYTES + " hex digits" + remedy);
    }
}
