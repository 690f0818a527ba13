package org.chronogram.models.sandpile;

import java.util.Arrays;
import java.util.Locale;

/** Where grains are dropped, and how many. */
enum Drop {
    /** As many on each cell. */
    UNIFORM,
    /** On each cell a number that is drawn uniformly between 0 and twice the mean. */
    RANDOM,
    /** All on the cell in the middle. */
    CENTRE;

    static Drop of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String[] words() {
        return Arrays.stream(values())
                .map(drop -> drop.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
