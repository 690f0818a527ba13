package org.chronogram.models.traffic;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;

/**
 * The statistics that the intersections of one partition record.
 *
 * @param started cars that began their trip.
 * @param arrived cars that came to their destination.
 * @param misled cars that ended their trip elsewhere.
 * @param blocks blocks of the trips that began.
 * @param crossings times that cars need their exits.
 * @param exits times at exits, the waiting time included.
 * @param trips times of trips that ended.
 */
record TrafficStatistics(
        Counter started, Counter arrived, Counter misled, Tally blocks, Tally crossings, Tally exits, Tally trips) {
    static final String STARTED = "cars.started";
    static final String ARRIVED = "cars.arrived";
    static final String MISLED = "cars.misled";
    static final String BLOCKS = "trip.blocks";
    static final String CROSSINGS = "exit.crossing";
    static final String EXITS = "exit.sojourn";
    static final String TRIPS = "trip.duration";

    private static final String UNIT = "cars";

    static TrafficStatistics declare(ModelBuilder builder) {
        return new TrafficStatistics(
                builder.counter(STARTED, UNIT),
                builder.counter(ARRIVED, UNIT),
                builder.counter(MISLED, UNIT),
                builder.tally(BLOCKS, "blocks", 1),
                builder.timeTally(CROSSINGS),
                builder.timeTally(EXITS),
                builder.timeTally(TRIPS));
    }
}
