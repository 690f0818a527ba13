package org.chronogram.models.phold;

import java.util.Arrays;
import java.util.Locale;

/** How long payloads are. Their lengths follow from their seeds as their bytes do, so the receiver knows them. */
enum PayloadMix {
    /** All as long as the largest. */
    FIXED {
        @Override
        int length(long seed, int largest) {
            return largest;
        }
    },
    /** Uniform from 0 to the largest. */
    UNIFORM {
        @Override
        int length(long seed, int largest) {
            return (int) Math.multiplyHigh(scrambled(seed) >>> 1, 2L * (largest + 1));
        }
    },
    /** Nine of ten have a tenth of the bytes, the others all. */
    BIMODAL {
        @Override
        int length(long seed, int largest) {
            return Math.multiplyHigh(scrambled(seed) >>> 1, 20) == 0 ? largest : largest / 10;
        }
    };

    /** Length in bytes of the payload with that seed. */
    abstract int length(long seed, int largest);

    double mean(int largest) {
        return switch (this) {
            case FIXED -> largest;
            case UNIFORM -> largest / 2.0;
            case BIMODAL -> largest - 0.9 * less(largest);
        };
    }

    double variance(int largest) {
        return switch (this) {
            case FIXED -> 0;
            case UNIFORM -> largest * (largest + 2.0) / 12;
            case BIMODAL -> 0.1 * 0.9 * less(largest) * less(largest);
        };
    }

    /** How much shorter most payloads of two lengths are. */
    private static int less(int largest) {
        return largest - largest / 10;
    }

    /** Bits of the seed, which are times and so alike, in no order any more (the finalizer of MurmurHash3). */
    private static long scrambled(long seed) {
        long bits = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }

    static PayloadMix of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String[] words() {
        return Arrays.stream(values())
                .map(mix -> mix.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
