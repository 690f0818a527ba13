package org.chronogram.models.phold;

/**
 * The linear congruential generator MMIX (D. E. Knuth, The Art of Computer Programming, vol. 2, 3rd edition, section
 * 3.3.4): a chain of dependent multiplications that no compiler shortens.
 */
final class Mixing {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;

    private Mixing() {}

    static long next(long value) {
        return value * MULTIPLIER + INCREMENT;
    }

    /** Spends about a nanosecond per iteration; the result depends on each of them. */
    static long work(long value, int iterations) {
        long result = value;
        for (int i = 0; i < iterations; i++) {
            result = next(result);
        }
        return result;
    }
}
