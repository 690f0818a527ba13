package org.chronogram.models.phold;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;

/**
 * The statistics that the LPs of one partition record.
 *
 * @param drawn events whose destination was drawn from all LPs.
 * @param corrupt events whose payload was not what the sender wrote.
 * @param stateSum sum, modulo 2^64, of the final states of all LPs.
 */
record PholdStatistics(Counter drawn, Counter corrupt, Counter stateSum) {
    static final String DRAWN = "events.drawn";
    static final String CORRUPT = "payloads.corrupt";
    static final String STATE_SUM = "state-sum";

    static PholdStatistics declare(ModelBuilder builder) {
        return new PholdStatistics(
                builder.counter(DRAWN, "events"),
                builder.counter(CORRUPT, "events"),
                builder.declare(Counter.unsigned(STATE_SUM, "modulo 2^64")));
    }
}
