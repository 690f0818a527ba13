package org.chronogram.models.queueing;

import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.StatisticSet;

/**
 * The statistics that the stations of one partition record: whole numbers, batch by batch.
 *
 * @param entered customers that came from outside, over the whole run.
 * @param left customers that left the network, over the whole run.
 * @param time ticks that stations were measured.
 * @param customers integral over time of the number of customers at stations.
 * @param busy ticks that servers were busy.
 * @param arrivals arrivals at stations, from outside or from other stations.
 * @param delayed arrivals that found the server busy.
 * @param served customers served.
 * @param sojourn ticks that the customers served had been at the station.
 */
record QueueingStatistics(
        Counter entered,
        Counter left,
        CounterArray time,
        CounterArray customers,
        CounterArray busy,
        CounterArray arrivals,
        CounterArray delayed,
        CounterArray served,
        CounterArray sojourn) {
    private static final String ENTERED = "customers.entered";
    private static final String LEFT = "customers.left";
    private static final String TIME = "batch.time";
    private static final String CUSTOMERS = "batch.customers";
    private static final String BUSY = "batch.busy";
    private static final String ARRIVALS = "batch.arrivals";
    private static final String DELAYED = "batch.arrivals-delayed";
    private static final String SERVED = "batch.served";
    private static final String SOJOURN = "batch.sojourn";

    static QueueingStatistics declare(ModelBuilder builder, int batches) {
        return new QueueingStatistics(
                builder.counter(ENTERED, "customers"),
                builder.counter(LEFT, "customers"),
                builder.counterArray(TIME, "station ticks", batches),
                builder.counterArray(CUSTOMERS, "customer ticks", batches),
                builder.counterArray(BUSY, "station ticks", batches),
                builder.counterArray(ARRIVALS, "customers", batches),
                builder.counterArray(DELAYED, "customers", batches),
                builder.counterArray(SERVED, "customers", batches),
                builder.counterArray(SOJOURN, "customer ticks", batches));
    }

    static QueueingStatistics of(StatisticSet statistics) {
        return new QueueingStatistics(
                statistics.counter(ENTERED),
                statistics.counter(LEFT),
                statistics.counterArray(TIME),
                statistics.counterArray(CUSTOMERS),
                statistics.counterArray(BUSY),
                statistics.counterArray(ARRIVALS),
                statistics.counterArray(DELAYED),
                statistics.counterArray(SERVED),
                statistics.counterArray(SOJOURN));
    }
}
