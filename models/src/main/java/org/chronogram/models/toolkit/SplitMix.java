package org.chronogram.models.toolkit;

/**
 * The finalizer of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
 * 2014).
 */
public final class SplitMix {
    private SplitMix() {}

    /**
     * Mixes the bits of a number, so that each bit of the result depends on all of them.
     *
     * @param value the number.
     * @return another number for each one.
     */
    public static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
