package org.chronogram.testing;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.chronogram.model.RandomStream;

/**
 * A second implementation of the stream of an LP: xoroshiro128++, its state made of seed, replication and LP id by two
 * finalizers of D. Stafford. Written anew, so that it can tell when the stream of the real engine is wrong. Not thread
 * safe.
 */
public final class ReferenceStream implements RandomStream {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final ZigguratSampler.Exponential exponential;
    private long s0;
    private long s1;

    /**
     * Creates a stream.
     *
     * @param seed seed of the run.
     * @param replication number of the replication.
     * @param lp the LP that uses it.
     */
    public ReferenceStream(long seed, int replication, int lp) {
        long stream = mix13(mix13(seed + GAMMA) + replication * GAMMA) + lp * GAMMA;
        s0 = mix13(stream);
        s1 = mix04(~stream);
        exponential = ZigguratSampler.Exponential.of(this);
    }

    private static long mix13(long value) {
        return finalized(value, 30, 0xBF58476D1CE4E5B9L, 27, 0x94D049BB133111EBL, 31);
    }

    private static long mix04(long value) {
        return finalized(value, 33, 0x62A9D9ED799705F5L, 28, 0xCB24D0A5C88C35B3L, 32);
    }

    private static long finalized(long value, int shift1, long factor1, int shift2, long factor2, int shift3) {
        long z = (value ^ (value >>> shift1)) * factor1;
        z = (z ^ (z >>> shift2)) * factor2;
        return z ^ (z >>> shift3);
    }

    @Override
    public long nextLong() {
        long a = s0;
        long b = s1 ^ s0;
        long result = Long.rotateLeft(a + s1, 17) + a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    @Override
    public double nextExponential(double mean) {
        return mean * exponential.sample();
    }
}
