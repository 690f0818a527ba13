package org.chronogram.kernel;

/**
 * Bijections on 64 bits whose every output bit depends on every input bit: the finalizers "Mix13" and "Mix04" of David
 * Stafford, "Better Bit Mixing" (2011), as used by SplitMix64.
 */
final class Mixer {
    private Mixer() {}

    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    static long mixAgain(long value) {
        long z = value;
        z = (z ^ (z >>> 33)) * 0x62A9_D9ED_7997_05F5L;
        z = (z ^ (z >>> 28)) * 0xCB24_D0A5_C88C_35B3L;
        return z ^ (z >>> 32);
    }
}
