package org.chronogram.messaging.control;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The header of a frame. With it the reader notices a frame that is damaged, missing, duplicated or out of order: the
 * sequence number of the frame is not sent, but the checksum of the header covers it.
 *
 * @param lengthBytes of the payload, unsigned.
 * @param payloadChecksum CRC-32C of the payload.
 */
record FrameHeader(int lengthBytes, int payloadChecksum) {
    static final int BYTES = 3 * Integer.BYTES;

    static FrameHeader of(byte[] payload) {
        return new FrameHeader(payload.length, checksum(payload));
    }

    byte[] encode(long number) {
        return littleEndian(BYTES)
                .putInt(lengthBytes)
                .putInt(payloadChecksum)
                .putInt(headerChecksum(number))
                .array();
    }

    /**
     * Reads the header of the frame that has this number.
     *
     * @throws ControlException if the header is not that of this frame, or the payload is larger than {@code maxBytes}.
     */
    static FrameHeader decode(byte[] encoded, long number, int maxBytes) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        FrameHeader header = new FrameHeader(bytes.getInt(), bytes.getInt());
        if (bytes.getInt() != header.headerChecksum(number)) {
            throw damaged(number, "header");
        }
        long length = Integer.toUnsignedLong(header.lengthBytes);
        if (length > maxBytes) {
            throw new ControlException(
                    "frame has " + length + " bytes, max " + maxBytes + ": check what connects to this port");
        }
        return header;
    }

    /**
     * Checks that the payload is the one that was sent.
     *
     * @throws ControlException if it is not.
     */
    void requireIntact(byte[] payload, long number) {
        if (checksum(payload) != payloadChecksum) {
            throw damaged(number, "payload");
        }
    }

    private int headerChecksum(long number) {
        return checksum(littleEndian(Long.BYTES + 2 * Integer.BYTES)
                .putLong(number)
                .putInt(lengthBytes)
                .putInt(payloadChecksum)
                .array());
    }

    private static ControlException damaged(long number, String what) {
        return new ControlException("the " + what + " of frame " + number
                + " is damaged or out of turn: check the network and what connects to this port");
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
