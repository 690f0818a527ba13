package org.chronogram.kernel;

import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.chronogram.model.RandomStream;

/**
 * xoroshiro128++ over the state of the active LP, with the rotations 17, 21, 49, 28 of Blackman and Vigna (2021). The two
 * words of state are a bijective function of the LP id for a given seed and replication, so no two LPs share a start.
 */
final class LpRandomStream implements RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private final SharedStateContinuousSampler exponential = ZigguratSampler.Exponential.of(this);
    long state0;
    long state1;

    /** Writes the initial state of an LP's stream. */
    static void seed(long[] destination, int offset, long seed, int replication, int lp) {
        long run = Mixer.mix(Mixer.mix(seed + GOLDEN_GAMMA) + replication * GOLDEN_GAMMA);
        long stream = run + lp * GOLDEN_GAMMA;
        destination[offset] = Mixer.mix(stream);
        destination[offset + 1] = Mixer.mixAgain(~stream);
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
