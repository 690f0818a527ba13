package org.chronogram.kernel;

/**
 * The hash that certifies a run. Each LP has a hash over all events that it handled, in their order; the digest is a sum
 * over the LPs, so the division of the LPs among partitions does not show in it.
 */
final class Digest {
    private static final long K0 = 0x9E37_79B9_7F4A_7C15L;
    private static final long K1 = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long K2 = 0x1656_67B1_9E37_79F9L;
    private static final long K3 = 0xD6E8_FEB8_6659_FD93L;
    private static final long K4 = 0xFF51_AFD7_ED55_8CCDL;

    private Digest() {}

    /** Adds an event record to the hash of the LP that handles it. */
    static long update(long hash, long[] words, int offset, int lengthWords) {
        long event = EventLayout.time(words, offset) * K0
                + Long.rotateLeft(EventLayout.sourceAndSequence(words, offset), 32) * K1
                + EventLayout.targetTypeAndLength(words, offset) * K2;
        for (int i = 0; i < lengthWords - EventLayout.HEADER_WORDS; i++) {
            event = Long.rotateLeft(event ^ EventLayout.payloadWord(words, offset, i), 27) * K3;
        }
        return (Long.rotateLeft(hash, 25) ^ event ^ (event >>> 29)) * K4;
    }

    /** Returns the summand of one LP in the digest of the run, which is a sum modulo 2^64. */
    static long contribution(int lp, long hash) {
        return Mixer.mix(hash ^ Mixer.mix(lp + K0));
    }
}
