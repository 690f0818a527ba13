package org.chronogram.models.network;

import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.ValueHistogram;

/**
 * What the routers of one partition record of flows.
 *
 * @param sent flows whose last packet was sent.
 * @param completed flows of which all packets were delivered.
 * @param completion time from the start of a flow to the delivery of its last packet.
 * @param completionPercentiles the same, as a histogram.
 * @param delivered packets of each flow that reached their destination.
 * @param lost packets of each flow that were lost.
 * @param delayTicks sum of the delays of delivered packets, by flow.
 * @param completionTicks the time that each flow took; 0 for one that is not complete.
 */
record FlowStatistics(
        Counter sent,
        Counter completed,
        Tally completion,
        ValueHistogram completionPercentiles,
        CounterArray delivered,
        CounterArray lost,
        CounterArray delayTicks,
        CounterArray completionTicks) {
    private static final String SENT = "flows.sent";
    private static final String COMPLETED = "flows.completed";
    private static final String COMPLETION = "flows.completion";
    private static final String COMPLETION_PERCENTILES = "flows.completion.percentiles";
    private static final String DELIVERED = "flow.delivered";
    private static final String LOST = "flow.lost";
    private static final String DELAY = "flow.delay";
    private static final String FLOW_COMPLETION = "flow.completion";

    static FlowStatistics declare(ModelBuilder builder, int flows) {
        return new FlowStatistics(
                builder.counter(SENT, "flows"),
                builder.counter(COMPLETED, "flows"),
                builder.timeTally(COMPLETION),
                builder.timeHistogram(COMPLETION_PERCENTILES),
                builder.counterArray(DELIVERED, "packets", flows),
                builder.counterArray(LOST, "packets", flows),
                builder.counterArray(DELAY, "ticks", flows),
                builder.counterArray(FLOW_COMPLETION, "ticks", flows));
    }

    static FlowStatistics of(StatisticSet statistics) {
        return new FlowStatistics(
                statistics.counter(SENT),
                statistics.counter(COMPLETED),
                statistics.tally(COMPLETION),
                statistics.histogram(COMPLETION_PERCENTILES),
                statistics.counterArray(DELIVERED),
                statistics.counterArray(LOST),
                statistics.counterArray(DELAY),
                statistics.counterArray(FLOW_COMPLETION));
    }

    void delivered(int flow, long ticks) {
        delivered.add(flow, 1);
        delayTicks.add(flow, ticks);
    }

    void completed(int flow, long ticks) {
        completed.increment();
        completion.record(ticks);
        completionPercentiles.record(ticks);
        completionTicks.add(flow, ticks);
    }
}
