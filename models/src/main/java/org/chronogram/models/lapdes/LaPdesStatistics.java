package org.chronogram.models.lapdes;

import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;

/**
 * The statistics that the entities of one partition record.
 *
 * @param operations operations of receives.
 * @param sends sends of each entity, recorded at the end.
 * @param receives receives of each entity, recorded at the end.
 * @param listHash sum, modulo 2^64, of the bits of all list elements at the end.
 */
record LaPdesStatistics(Tally operations, CounterArray sends, CounterArray receives, Counter listHash) {
    static final String OPERATIONS = "operations";
    static final String SENDS = "sends";
    static final String RECEIVES = "receives";
    static final String LIST_HASH = "list-hash";

    static LaPdesStatistics declare(ModelBuilder builder, int entities) {
        return new LaPdesStatistics(
                builder.tally(OPERATIONS, "", 1),
                builder.counterArray(SENDS, "events", entities),
                builder.counterArray(RECEIVES, "events", entities),
                builder.declare(Counter.unsigned(LIST_HASH, "modulo 2^64")));
    }
}
