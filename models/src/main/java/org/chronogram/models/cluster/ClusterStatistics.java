package org.chronogram.models.cluster;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.ValueHistogram;

/**
 * The statistics that the workers of one partition record.
 *
 * @param step time of each step of each worker, from the end of the step before.
 * @param percentiles the same, for its distribution.
 * @param steps steps that each worker has ended.
 * @param computing time that threads computed.
 * @param lost time that threads had lost their core.
 * @param messages time that workers spent on sending and receiving datagrams.
 * @param sent datagrams sent.
 * @param received datagrams received.
 */
record ClusterStatistics(
        Tally step,
        ValueHistogram percentiles,
        Tally steps,
        Counter computing,
        Counter lost,
        Counter messages,
        Counter sent,
        Counter received) {
    private static final String STEP = "step";
    private static final String PERCENTILES = "step.percentiles";
    private static final String STEPS = "steps";
    private static final String COMPUTING = "time.computing";
    private static final String LOST = "time.without-core";
    private static final String MESSAGES = "time.messages";
    private static final String SENT = "datagrams.sent";
    private static final String RECEIVED = "datagrams.received";
    private static final String MICROSECONDS = "us";
    static final int TICKS_PER_MICROSECOND = 1000;

    static ClusterStatistics declare(ModelBuilder builder) {
        return new ClusterStatistics(
                builder.tally(STEP, MICROSECONDS, TICKS_PER_MICROSECOND),
                builder.histogram(PERCENTILES, MICROSECONDS, TICKS_PER_MICROSECOND),
                builder.tally(STEPS, "steps", 1),
                builder.counter(COMPUTING, "thread ns"),
                builder.counter(LOST, "thread ns"),
                builder.counter(MESSAGES, "worker ns"),
                builder.counter(SENT, "datagrams"),
                builder.counter(RECEIVED, "datagrams"));
    }

    static ClusterStatistics of(StatisticSet statistics) {
        return new ClusterStatistics(
                statistics.tally(STEP),
                statistics.histogram(PERCENTILES),
                statistics.tally(STEPS),
                statistics.counter(COMPUTING),
                statistics.counter(LOST),
                statistics.counter(MESSAGES),
                statistics.counter(SENT),
                statistics.counter(RECEIVED));
    }

    void record(long stepTicks, long computeTicks, long lostTicks, long messageTicks) {
        step.record(stepTicks);
        percentiles.record(stepTicks);
        computing.add(computeTicks);
        lost.add(lostTicks);
        messages.add(messageTicks);
    }
}
