package org.chronogram.messaging.udp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.chronogram.secret.HmacSha256;

/**
 * The session id and the keys of the seals of each stream, known only to the workers of the run. They are a function of the secret
 * of the run, the epoch and the directed pair of workers, so both ends compute the same without an exchange. Aeron reserves
 * the session ids -1..1000.
 */
final class StreamKeys {
    static final int MAX_WORKERS = 1024;
    private static final byte[] LABEL = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final long FIRST_ALLOWED_SESSION = 1001;
    private static final long ALLOWED_SESSIONS = (1L << 32) - 1002;

    private final byte[] secret;
    private final int epoch;

    private final boolean authenticated;

    /** Creates the keys; the seals authenticate the datagrams, or else detect damage alone. */
    StreamKeys(byte[] secret, int epoch, boolean authenticated) {
        this.secret = secret;
        this.epoch = epoch;
        this.authenticated = authenticated;
    }

    StreamKey key(int from, int to) {
        ByteBuffer bits = ByteBuffer.wrap(mac(from, to));
        long session = FIRST_ALLOWED_SESSION + Long.remainderUnsigned(bits.getLong(), ALLOWED_SESSIONS);
        return new StreamKey((int) session, authenticated, bits.getLong(), bits.getLong());
    }

    private byte[] mac(int from, int to) {
        byte[] stream = ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(epoch)
                .putInt(from)
                .putInt(to)
                .array();
        return new HmacSha256(secret).of(LABEL, stream);
    }

    /**
     * Names a stream and seals its datagrams.
     *
     * @param sessionId of the stream.
     * @param authenticated whether the seals authenticate the datagrams.
     * @param firstKey first half of the key of the seals; a checksum needs no more.
     * @param secondKey second half.
     */
    record StreamKey(int sessionId, boolean authenticated, long firstKey, long secondKey) {
        DatagramSeal newSeal() {
            return new DatagramSeal(authenticated ? new SipHash(firstKey, secondKey) : new Checksum(firstKey));
        }

        @Override
        public String toString() {
            return "StreamKey[hidden]";
        }
    }
}
