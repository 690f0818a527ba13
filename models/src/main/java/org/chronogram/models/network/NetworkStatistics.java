package org.chronogram.models.network;

import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.ValueHistogram;

/**
 * The statistics that the routers of one partition record.
 *
 * @param generated packets generated.
 * @param delivered packets that reached their destination.
 * @param dropped packets lost at a full port.
 * @param damaged packets lost on a link.
 * @param inFlight packets in the network over time.
 * @param hops links that delivered packets took.
 * @param delay end-to-end delay of delivered packets.
 * @param delayPercentiles the same, as a histogram.
 * @param linkBusy ticks that each directed link was transmitting.
 * @param linkDropped packets lost at the port of each directed link.
 */
record NetworkStatistics(
        Counter generated,
        Counter delivered,
        Counter dropped,
        Counter damaged,
        TimeWeighted inFlight,
        Tally hops,
        Tally delay,
        ValueHistogram delayPercentiles,
        CounterArray linkBusy,
        CounterArray linkDropped) {
    private static final String GENERATED = "packets.generated";
    private static final String DELIVERED = "packets.delivered";
    private static final String DROPPED = "packets.dropped";
    private static final String DAMAGED = "packets.damaged";
    private static final String IN_FLIGHT = "packets.in-flight";
    private static final String HOPS = "hops";
    private static final String DELAY = "delay";
    private static final String DELAY_PERCENTILES = "delay.percentiles";
    private static final String LINK_BUSY = "link.busy";
    private static final String LINK_DROPPED = "link.dropped";

    static NetworkStatistics declare(ModelBuilder builder, int directedLinks) {
        return new NetworkStatistics(
                builder.counter(GENERATED, "packets"),
                builder.counter(DELIVERED, "packets"),
                builder.counter(DROPPED, "packets"),
                builder.counter(DAMAGED, "packets"),
                builder.timeWeighted(IN_FLIGHT, "packets"),
                builder.tally(HOPS, "links", 1),
                builder.timeTally(DELAY),
                builder.timeHistogram(DELAY_PERCENTILES),
                builder.counterArray(LINK_BUSY, "ticks", directedLinks),
                builder.counterArray(LINK_DROPPED, "packets", directedLinks));
    }

    static NetworkStatistics of(StatisticSet statistics) {
        return new NetworkStatistics(
                statistics.counter(GENERATED),
                statistics.counter(DELIVERED),
                statistics.counter(DROPPED),
                statistics.counter(DAMAGED),
                statistics.timeWeighted(IN_FLIGHT),
                statistics.tally(HOPS),
                statistics.tally(DELAY),
                statistics.histogram(DELAY_PERCENTILES),
                statistics.counterArray(LINK_BUSY),
                statistics.counterArray(LINK_DROPPED));
    }
}
