package org.chronogram.models.queueing;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * An open Jackson network of equal stations, of which a single M/M/1 queue is the smallest (J. R. Jackson, "Networks of
 * Waiting Lines", Operations Research 5(4), 1957, and "Jobshop-like Queueing Systems", Management Science 10(1), 1963).
 *
 * <p>Customers arrive at each station from outside in a Poisson process, wait in order of arrival for its one server,
 * and are served for an exponential time. Then they leave the network, or go on to a station drawn from all others; a
 * single station gets them back itself. On the way they spend a constant transfer time, which is the lookahead and leaves
 * the results of the stations as they are: it acts as a station with infinitely many servers (F. Baskett, K. M. Chandy,
 * R. R. Muntz and F. G. Palacios, "Open, Closed, and Mixed Networks of Queues with Different Classes of Customers",
 * Journal of the ACM 22(2), 1975).
 */
public final class QueueingModel implements Model {
    static final Parameter<Integer> STATIONS =
            Parameter.integer("stations", 1).atLeast(1).describedAs("number of stations, each with one server");
    static final Parameter<Double> UTILISATION = Parameter.decimal("utilisation", 0.8)
            .atLeast(0.01)
            .atMost(0.99)
            .describedAs("share of the time that each server shall be busy");
    static final Parameter<Long> SERVICE =
            Parameter.time("service", "1s").atLeast(1_000L).describedAs("mean of the exponential service time");
    static final Parameter<Double> LEAVE = Parameter.decimal("leave", 1)
            .atLeast(0.01)
            .atMost(1.0)
            .describedAs("probability that a customer leaves after service instead of going on to another station");
    static final Parameter<Long> TRANSFER = Parameter.time("transfer", "100ms")
            .atLeast(0L)
            .describedAs("time from one station to the next, the lookahead; 0 runs on one partition only");
    static final Parameter<Long> WARM_UP =
            Parameter.time("transient", "1000s").atLeast(0L).describedAs("time before measuring begins");
    static final Parameter<Integer> BATCHES = Parameter.integer("batches", 10)
            .atLeast(2)
            .atMost(10_000)
            .describedAs("equal parts of the measured time, of which the confidence intervals are made");

    @Override
    public String name() {
        return "queueing";
    }

    @Override
    public String description() {
        return "Open Jackson network of M/M/1 stations, measured beside its analytic results";
    }

    @Override
    public String defaultEndTime() {
        return "100000s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(STATIONS, UTILISATION, SERVICE, LEAVE, TRANSFER, WARM_UP, BATCHES);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        QueueingSettings settings = QueueingSettings.of(parameters);
        Batches batches = Batches.of(settings, builder.measuredFromTicks(), builder.endTicks(), builder.timeBase());
        QueueingStatistics statistics = QueueingStatistics.declare(builder, settings.batches());
        builder.lookahead(settings.transferTicks());
        builder.logicalProcesses(settings.stations(), lp -> new Station(settings, batches, statistics));
    }

    @Override
    public void report(RunReport report) {
        new QueueingReport(report, QueueingSettings.of(report.parameters())).write();
    }
}
