package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** SplittableRandom of the JDK uses the same two finalizers. */
final class MixerTest {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    @Test
    void shouldMixAsSplitMix64Does() {
        assertEquals(0xE220_A839_7B1D_CDAFL, Mixer.mix(GOLDEN_GAMMA));
        for (long seed = -1000; seed < 1000; seed++) {
            assertEquals(new SplittableRandom(seed).nextLong(), Mixer.mix(seed + GOLDEN_GAMMA), "seed=" + seed);
        }
    }

    @Test
    void shouldMixAgainAsSplitMix32Does() {
        for (long seed = -1000; seed < 1000; seed++) {
            long mixed = Mixer.mixAgain(seed + GOLDEN_GAMMA);
            assertEquals(new SplittableRandom(seed).nextInt(), (int) (mixed >>> 32), "seed=" + seed);
        }
    }

    @Test
    void shouldBeUndoneByTheInverse() {
        for (long seed = -1000; seed < 1000; seed++) {
            assertEquals(seed, inverse(Mixer.mixAgain(seed)), "seed=" + seed);
        }
    }

    private static long inverse(long mixed) {
        long z = mixed ^ (mixed >>> 32);
        z *= oddInverse(0xCB24_D0A5_C88C_35B3L);
        z = z ^ (z >>> 28) ^ (z >>> 56);
        z *= oddInverse(0x62A9_D9ED_7997_05F5L);
        return z ^ (z >>> 33);
    }

    private static long oddInverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
