package org.chronogram.models.lapdes;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.chronogram.models.toolkit.GeometricShares;

/** Which end of the entities has the large shares. */
enum Order {
    /** Entity 0 has the largest share. */
    FALLING,
    /** The last entity has the largest share. */
    RISING;

    double share(GeometricShares shares, int entity, int entities) {
        return shares.share(this == FALLING ? entity : entities - 1 - entity);
    }

    int draw(GeometricShares shares, UniformRandomProvider random, int entities) {
        int drawn = shares.draw(random);
        return this == FALLING ? drawn : entities - 1 - drawn;
    }

    static Order of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String[] words() {
        return Arrays.stream(values())
                .map(order -> order.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
