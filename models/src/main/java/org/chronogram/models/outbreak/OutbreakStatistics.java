package org.chronogram.models.outbreak;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;

/**
 * The statistics that the locations of one partition record.
 *
 * @param infections people who were infected by others.
 * @param recoveries people who recovered; one who did on the way counts from the arrival on.
 * @param ill people who are ill.
 * @param illness times from the infection to the recovery.
 * @param departures people who left a location.
 * @param arrivals people who reached a location.
 * @param susceptibleDepartures of those who left, the ones who were never infected.
 * @param susceptibleArrivals of those who came, the ones who were never infected.
 * @param susceptibleAtEnd people never infected whom the locations find at the end.
 * @param illAtEnd ill people whom the locations find at the end.
 * @param recoveredAtEnd recovered people whom the locations find at the end.
 * @param eventsAtEnd events that the locations expect at the end.
 */
record OutbreakStatistics(
        Counter infections,
        Counter recoveries,
        TimeWeighted ill,
        Tally illness,
        Counter departures,
        Counter arrivals,
        Counter susceptibleDepartures,
        Counter susceptibleArrivals,
        Counter susceptibleAtEnd,
        Counter illAtEnd,
        Counter recoveredAtEnd,
        Counter eventsAtEnd) {
    static final String INFECTIONS = "infections";
    static final String RECOVERIES = "recoveries";
    static final String ILL = "people.ill";
    static final String ILLNESS = "illness";
    static final String DEPARTURES = "people.departed";
    static final String ARRIVALS = "people.arrived";
    static final String SUSCEPTIBLE_DEPARTURES = "susceptible.departed";
    static final String SUSCEPTIBLE_ARRIVALS = "susceptible.arrived";
    static final String SUSCEPTIBLE_AT_END = "susceptible.counted-at-end";
    static final String ILL_AT_END = "ill.counted-at-end";
    static final String RECOVERED_AT_END = "recovered.counted-at-end";
    static final String EVENTS_AT_END = "events.expected-at-end";

    private static final String PEOPLE = "people";

    static OutbreakStatistics declare(ModelBuilder builder) {
        return new OutbreakStatistics(
                builder.counter(INFECTIONS, PEOPLE),
                builder.counter(RECOVERIES, PEOPLE),
                builder.timeWeighted(ILL, PEOPLE),
                builder.timeTally(ILLNESS),
                builder.counter(DEPARTURES, PEOPLE),
                builder.counter(ARRIVALS, PEOPLE),
                builder.counter(SUSCEPTIBLE_DEPARTURES, PEOPLE),
                builder.counter(SUSCEPTIBLE_ARRIVALS, PEOPLE),
                builder.counter(SUSCEPTIBLE_AT_END, PEOPLE),
                builder.counter(ILL_AT_END, PEOPLE),
                builder.counter(RECOVERED_AT_END, PEOPLE),
                builder.counter(EVENTS_AT_END, "events"));
    }
}
