package org.chronogram.models.airport;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.TimeWeighted;

/**
 * The statistics that the airports of one partition record.
 *
 * @param departures planes that left an airport.
 * @param arrivals planes that reached an airport.
 * @param onGround planes on the ground.
 * @param countedAtEnd planes that the airports find on the ground at the end.
 */
record AirportStatistics(Counter departures, Counter arrivals, TimeWeighted onGround, Counter countedAtEnd) {
    static final String DEPARTURES = "departures";
    static final String ARRIVALS = "arrivals";
    static final String ON_GROUND = "planes.on-ground";
    static final String COUNTED_AT_END = "planes.counted-at-end";

    static AirportStatistics declare(ModelBuilder builder) {
        return new AirportStatistics(
                builder.counter(DEPARTURES, "planes"),
                builder.counter(ARRIVALS, "planes"),
                builder.timeWeighted(ON_GROUND, "planes"),
                builder.counter(COUNTED_AT_END, "planes"));
    }
}
