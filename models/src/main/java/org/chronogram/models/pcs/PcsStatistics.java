package org.chronogram.models.pcs;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.TimeWeighted;

/**
 * The statistics that the cells of one partition record.
 *
 * @param attempts calls that portables attempted.
 * @param blocked attempts that found no channel.
 * @param completed calls that ended as they should, in a cell.
 * @param callsTaken calls that moves took out of a cell.
 * @param handoffs calls that needed a channel in a new cell.
 * @param dropped of these, the calls that found none.
 * @param endedInTransit calls that ended as they should, between two cells.
 * @param departures portables that left a cell.
 * @param arrivals portables that reached a cell.
 * @param busyChannels channels in use.
 * @param portablesAtEnd portables that the cells find at the end.
 * @param callsAtEnd calls that the cells find at the end.
 */
record PcsStatistics(
        Counter attempts,
        Counter blocked,
        Counter completed,
        Counter callsTaken,
        Counter handoffs,
        Counter dropped,
        Counter endedInTransit,
        Counter departures,
        Counter arrivals,
        TimeWeighted busyChannels,
        Counter portablesAtEnd,
        Counter callsAtEnd) {
    static final String ATTEMPTS = "calls.attempted";
    static final String BLOCKED = "calls.blocked";
    static final String COMPLETED = "calls.completed";
    static final String CALLS_TAKEN = "calls.taken-along";
    static final String HANDOFFS = "handoffs";
    static final String DROPPED = "handoffs.blocked";
    static final String ENDED_IN_TRANSIT = "calls.ended-in-transit";
    static final String DEPARTURES = "portables.departed";
    static final String ARRIVALS = "portables.arrived";
    static final String BUSY_CHANNELS = "channels.busy";
    static final String PORTABLES_AT_END = "portables.counted-at-end";
    static final String CALLS_AT_END = "calls.counted-at-end";

    private static final String CALLS = "calls";
    private static final String PORTABLES = "portables";

    static PcsStatistics declare(ModelBuilder builder) {
        return new PcsStatistics(
                builder.counter(ATTEMPTS, CALLS),
                builder.counter(BLOCKED, CALLS),
                builder.counter(COMPLETED, CALLS),
                builder.counter(CALLS_TAKEN, CALLS),
                builder.counter(HANDOFFS, CALLS),
                builder.counter(DROPPED, CALLS),
                builder.counter(ENDED_IN_TRANSIT, CALLS),
                builder.counter(DEPARTURES, PORTABLES),
                builder.counter(ARRIVALS, PORTABLES),
                builder.timeWeighted(BUSY_CHANNELS, "channels"),
                builder.counter(PORTABLES_AT_END, PORTABLES),
                builder.counter(CALLS_AT_END, CALLS));
    }
}
