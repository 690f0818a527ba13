package org.chronogram.messaging.udp;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * SipHash-2-4, a message authentication code for short inputs with a key of 128 bits (J.-P. Aumasson and D. J. Bernstein,
 * "SipHash: a fast short-input PRF", INDOCRYPT 2012). Without the key nobody can compute the code of a datagram, however
 * many datagrams with their codes are known.
 */
final class SipHash implements DatagramCode {
    private static final int ROUNDS = 2;
    private static final int LAST_ROUNDS = 4;
    private static final int LAST_CONSTANT = 0xFF;

    private final long firstKey;
    private final long secondKey;

    SipHash(long firstKey, long secondKey) {
        this.firstKey = firstKey;
        this.secondKey = secondKey;
    }

    /**
     * The state stays in local variables, as the compiler keeps those in registers: hence one method. The round stands there
     * twice, as one loop for both numbers of rounds takes twice as long.
     */
    @Override
    public long of(UnsafeBuffer packet, int length) {
        long v0 = firstKey ^ 0x736F_6D65_7073_6575L;
        long v1 = secondKey ^ 0x646F_7261_6E64_6F6DL;
        long v2 = firstKey ^ 0x6C79_6765_6E65_7261L;
        long v3 = secondKey ^ 0x7465_6462_7974_6573L;
        int tail = length & -Long.BYTES;
        for (int offset = 0; offset <= tail; offset += Long.BYTES) {
            long word = offset < tail ? packet.getLong(offset, ByteOrder.LITTLE_ENDIAN) : tail(packet, tail, length);
            v3 ^= word;
            for (int round = 0; round < ROUNDS; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32) + v3;
                v2 += v1;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        v2 ^= LAST_CONSTANT;
        for (int round = 0; round < LAST_ROUNDS; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** Returns the bytes that fill no word, with the length of the whole in the highest byte. */
    private static long tail(UnsafeBuffer packet, int tail, int length) {
        long word = (long) length << (Long.SIZE - Byte.SIZE);
        for (int index = tail; index < length; index++) {
            word |= (packet.getByte(index) & 0xFFL) << ((index - tail) * Byte.SIZE);
        }
        return word;
    }
}
