package org.chronogram.messaging.control;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * The header of a frame: length, digest of the payload, seal. With it the reader notices a frame that is damaged, forged,
 * missing, repeated or out of order: the number of the frame is not sent, but the seal covers it.
 *
 * @param lengthBytes of the payload, unsigned.
 * @param digest of the payload.
 */
record FrameHeader(int lengthBytes, byte[] digest) {
    static FrameHeader of(byte[] payload, FrameSeal seal) {
        return new FrameHeader(payload.length, seal.digest(payload));
    }

    /** Length of a header with this kind of seal. */
    static int bytes(FrameSeal seal) {
        return Integer.BYTES + seal.digestBytes() + seal.sealBytes();
    }

    byte[] encode(long number, FrameSeal seal) {
        return littleEndian(bytes(seal))
                .putInt(lengthBytes)
                .put(digest)
                .put(seal.seal(sealed(number)))
                .array();
    }

    /**
     * Reads the header of the frame that has this number.
     *
     * @throws ControlException if the header is not that of this frame, or the payload is larger than {@code maxBytes}.
     */
    static FrameHeader decode(byte[] encoded, long number, int maxBytes, FrameSeal seal) {
        ByteBuffer bytes = littleEndian(encoded.length).put(encoded).flip();
        FrameHeader header = new FrameHeader(bytes.getInt(), take(bytes, seal.digestBytes()));
        requireEqual(seal.seal(header.sealed(number)), take(bytes, seal.sealBytes()), number, "header");
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
    void requireIntact(byte[] payload, long number, FrameSeal seal) {
        requireEqual(seal.digest(payload), digest, number, "payload");
    }

    private byte[] sealed(long number) {
        return littleEndian(Long.BYTES + Integer.BYTES + digest.length)
                .putLong(number)
                .putInt(lengthBytes)
                .put(digest)
                .array();
    }

    /** Compares in constant time, so that timing reveals nothing about the expected value. */
    private static void requireEqual(byte[] expected, byte[] found, long number, String what) {
        if (!MessageDigest.isEqual(expected, found)) {
            throw new ControlException("the " + what + " of frame " + number
                    + " is damaged, forged or out of turn: check the network and what connects to this port");
        }
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
