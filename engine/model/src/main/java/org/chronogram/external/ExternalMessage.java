package org.chronogram.external;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.chronogram.model.Event;

/**
 * An event on its way to a run or out of it, as one datagram of {@value #HEADER_BYTES} bytes and the payload, little-endian:
 *
 * <pre>
 *  offset  bytes
 *   0      4      0x4C525843, "CXRL"
 *   4      1      version, 1
 *   5      1      kind: 1 event after a delay, 2 event at a time, 3 published
 *   6      2      event type
 *   8      4      session: a random number of the sender
 *  12      4      sequence: 0, 1, 2 ... of the session; wraps around
 *  16      4      LP: the target, or the LP that has published
 *  20      2      length of the payload in bytes, 0 to 1280
 *  22      2      position: among all that the LP has published at this time; 0 in events
 *  24      8      delay or simulated time, in ticks, at least 0
 *  32             payload
 * </pre>
 *
 * @param kind what it is.
 * @param session number of the sender.
 * @param sequence number of the message within the session.
 * @param lp id of the target, or of the LP that has published.
 * @param type type of the event.
 * @param ticks delay or simulated time in ticks.
 * @param position which it is of all that the LP has published at this time, from 0 on; 65,535 stands for that and more.
 * @param payload the payload; not copied.
 */
public record ExternalMessage(
        Kind kind, int session, int sequence, int lp, int type, long ticks, int position, byte[] payload) {
    /** Bytes before the payload. */
    public static final int HEADER_BYTES = 32;

    /** Bytes of the longest message. */
    public static final int MAX_BYTES = HEADER_BYTES + Event.MAX_PAYLOAD_BYTES;

    /** What a message is. */
    public enum Kind {
        /** An event for an LP, after a delay from the moment at which it is received. */
        EVENT_AFTER(1),
        /** An event for an LP at a simulated time. */
        EVENT_AT(2),
        /** What an LP has published. */
        PUBLISHED(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    private static final int MAGIC = 0x4C52_5843;
    private static final int VERSION = 1;
    private static final int SHORT = 0xFFFF;

    /**
     * Writes the message.
     *
     * @return its bytes, from position 0 to the limit.
     */
    public ByteBuffer toBytes() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .put((byte) VERSION)
                .put((byte) kind.code)
                .putShort((short) type)
                .putInt(session)
                .putInt(sequence)
                .putInt(lp)
                .putShort((short) payload.length)
                .putShort((short) position)
                .putLong(ticks)
                .put(payload)
                .flip();
    }

    /**
     * Reads a message.
     *
     * @param datagram its bytes, from the position to the limit.
     * @return the message; empty when these are not the bytes of one.
     */
    public static Optional<ExternalMessage> read(ByteBuffer datagram) {
        ByteBuffer bytes = datagram.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt(0) != MAGIC || bytes.get(4) != VERSION) {
            return Optional.empty();
        }
        int length = bytes.getShort(20) & SHORT;
        long ticks = bytes.getLong(24);
        Kind kind = kind(bytes.get(5));
        if (length > Event.MAX_PAYLOAD_BYTES
                || bytes.remaining() != HEADER_BYTES + length
                || ticks < 0
                || kind == null) {
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        bytes.get(HEADER_BYTES, payload);
        return Optional.of(new ExternalMessage(
                kind,
                bytes.getInt(8),
                bytes.getInt(12),
                bytes.getInt(16),
                bytes.getShort(6) & SHORT,
                ticks,
                bytes.getShort(22) & SHORT,
                payload));
    }

    private static Kind kind(byte code) {
        for (Kind kind : Kind.values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
