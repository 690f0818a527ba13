package org.chronogram.benchmarks.reference;

import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.chronogram.model.RandomStream;

/**
 * The random numbers that Chronogram gives an LP, in an object of its own for each LP: xoroshiro128++ seeded from the seed
 * of the run and the id of the LP (replication 0), by the finalizers of D. Stafford.
 */
final class ReferenceRandom implements RandomStream {
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private final SharedStateContinuousSampler exponential = ZigguratSampler.Exponential.of(this);
    private long state0;
    private long state1;

    ReferenceRandom(long seed, int lp) {
        long stream = mix13(mix13(seed + GAMMA)) + lp * GAMMA;
        state0 = mix13(stream);
        state1 = mix04(~stream);
    }

    private static long mix13(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    private static long mix04(long value) {
        long z = (value ^ (value >>> 33)) * 0x62A9_D9ED_7997_05F5L;
        z = (z ^ (z >>> 28)) * 0xCB24_D0A5_C88C_35B3L;
        return z ^ (z >>> 32);
    }

    @Override
    public long nextLong() {
        long s0 = state0;
        long s1 = state1;
        long result = Long.rotateLeft(s0 + s1, 17) + s0;
        s1 ^= s0;
        state0 = Long.rotateLeft(s0, 49) ^ s1 ^ (s1 << 21);
        state1 = Long.rotateLeft(s1, 28);
        return result;
    }

    @Override
    public double nextExponential(double mean) {
        return exponential.sample() * mean;
    }
}
