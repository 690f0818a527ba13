package org.chronogram.files;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256: codes by which those who know a key recognize what one of them has sent. */
public final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";

    /** A search without a name loads all providers that stand before it, which takes a tenth of the start of a worker. */
    private static final String USUAL_PROVIDER = "SunJCE";

    private HmacSha256() {}

    /**
     * Returns the function under a key, to be used by one thread.
     *
     * @param key at least one byte.
     * @return the function, to which nothing has been given yet.
     */
    public static Mac under(byte[] key) {
        try {
            Mac mac = find();
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    ALGORITHM + " is missing, every Java platform has it: check java.security", e);
        }
    }

    /** A platform may be set up with other providers alone. */
    private static Mac find() throws NoSuchAlgorithmException {
        Provider usual = Security.getProvider(USUAL_PROVIDER);
        return usual == null || usual.getService("Mac", ALGORITHM) == null
                ? Mac.getInstance(ALGORITHM)
                : Mac.getInstance(ALGORITHM, usual);
    }
}
