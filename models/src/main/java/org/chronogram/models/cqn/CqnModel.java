package org.chronogram.models.cqn;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * A closed queueing network: switches, and as many tandems of queues with one server each (R. L. Bagrodia and M. Takai,
 * "Performance Evaluation of Conservative Algorithms in Parallel Simulation Languages", IEEE Transactions on Parallel and
 * Distributed Systems 11(4), 2000; parameters as in the sample of OMNeT++).
 *
 * <p>A job passes the queues of a tandem one after the other and comes to the switch of that tandem, which sends it at once
 * to the first queue of a tandem drawn uniformly from all. Service times are exponential, delays of links are constant.
 */
public final class CqnModel implements Model {
    static final Parameter<String> CASE = Parameter.choice(
                    "case", "large-lookahead", "large-lookahead", "small-lookahead")
            .describedAs("large-lookahead: 50 queues per tandem, 100 s from a switch to a tandem; small-lookahead: 5"
                    + " queues, 1 s");
    static final Parameter<Integer> TANDEMS =
            Parameter.integer("tandems", 24).atLeast(1).atMost(2_000).describedAs("number of tandems, and of switches");
    static final Parameter<Integer> QUEUES =
            Parameter.integer("queues", 0).atLeast(0).describedAs("queues of each tandem; 0: as the case has it");
    static final Parameter<Integer> JOBS =
            Parameter.integer("jobs", 2).atLeast(1).atMost(1_000_000).describedAs("jobs at each queue at the start");
    static final Parameter<Long> SERVICE =
            Parameter.time("service", "10s").atLeast(1_000L).describedAs("mean of the exponential service time");
    static final Parameter<Long> SWITCH_DELAY = Parameter.time("switch-delay", "0")
            .atLeast(0L)
            .describedAs("time from a switch to the first queue of a tandem; 0: as the case has it");
    static final Parameter<Long> QUEUE_DELAY = Parameter.time("queue-delay", "1s")
            .atLeast(0L)
            .describedAs("time from a queue to the next, and from the last one to the switch");

    @Override
    public String name() {
        return "cqn";
    }

    @Override
    public String description() {
        return "Closed queueing network of tandems and switches, measured beside its analytic results";
    }

    @Override
    public String defaultEndTime() {
        return "20000s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CASE, TANDEMS, QUEUES, JOBS, SERVICE, SWITCH_DELAY, QUEUE_DELAY);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        CqnSettings settings = CqnSettings.of(parameters);
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        CqnStatistics statistics = CqnStatistics.declare(builder);
        builder.lookahead(settings.lookaheadTicks());
        builder.links(settings::declareLinks);
        builder.logicalProcesses(
                settings.logicalProcesses(),
                lp -> settings.isSwitch(lp) ? new Switch(settings, statistics) : new Queue(settings, statistics));
    }

    @Override
    public void report(RunReport report) {
        new CqnReport(report, CqnSettings.of(report.parameters())).write();
    }
}
