package org.chronogram.models.lapdes;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;

/**
 * The LA-PDES benchmark (E. Park, S. Eidenbenz, N. Santhi, G. Chapuis and B. Settlemyer, "Parameterized Benchmarking of
 * Parallel Discrete Event Simulation Systems: Communication, Computation, and Memory", Proceedings of the Winter Simulation
 * Conference, 2015).
 *
 * <p>Each entity sends to others in a Poisson process. An entity that receives draws a number of operations and spreads them
 * over a part of its list of numbers. How the sends, the receives and the lists are divided among the entities is given by
 * a geometric distribution each.
 */
public final class LaPdesModel implements Model {
    static final Parameter<Integer> ENTITIES =
            Parameter.integer("entities", 1000).atLeast(1).describedAs("number of entities, each an LP");
    static final Parameter<Double> SENDS = Parameter.decimal("sends", 1000.0)
            .atLeast(0.001)
            .atMost(1e9)
            .describedAs("sends of an entity during the run, on average");
    static final Parameter<Long> DURING = Parameter.time("during", "0")
            .atLeast(0L)
            .describedAs("time in which an entity makes as many sends; 0: the run");
    static final Parameter<Long> DELAY = Parameter.time("delay", "1")
            .atLeast(0L)
            .describedAs("time from a send to its receive, the lookahead; 0 runs on one partition only");
    static final Parameter<Double> QUEUE = Parameter.decimal("queue", 0.0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("share of its sends that an entity schedules ahead, one more in any case");
    static final Parameter<Double> P_SEND = share("p-send", "sends");
    static final Parameter<Double> P_RECEIVE = share("p-receive", "receives");
    static final Parameter<Double> P_LIST = share("p-list", "list elements and operations");
    static final Parameter<String> SEND_ORDER = order("send-order", "sends");
    static final Parameter<String> RECEIVE_ORDER = order("receive-order", "receives");
    static final Parameter<String> LIST_ORDER = order("list-order", "list elements and operations");
    static final Parameter<Integer> LIST = Parameter.integer("list", 1000)
            .atLeast(0)
            .describedAs("elements of 8 bytes in the list of an entity, on average");
    static final Parameter<Integer> OPERATIONS = Parameter.integer("operations", 100)
            .atLeast(0)
            .atMost(1_000_000_000)
            .describedAs(
                    "operations of a receive, a random number and a multiplication each, on average over entities");
    static final Parameter<Double> DEVIATION = Parameter.decimal("deviation", 0.0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("standard deviation of the operations of a receive, over their mean");
    static final Parameter<Double> ACTIVE = Parameter.decimal("active", 1.0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("share of its list over which an entity spreads the operations");

    private static Parameter<Double> share(String name, String what) {
        return Parameter.decimal(name, 0.0)
                .atLeast(0.0)
                .atMost(1.0)
                .describedAs(
                        "uneven " + what + ": entity i has a share of p(1-p)^i of all, p this number; 0: all alike");
    }

    private static Parameter<String> order(String name, String what) {
        return Parameter.choice(name, "falling", Order.words())
                .describedAs("whether entity 0 has the most " + what + ", or the last one");
    }

    @Override
    public String name() {
        return "lapdes";
    }

    @Override
    public String description() {
        return "LA-PDES, a benchmark with uneven communication, memory and computation";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("unit", 1_000_000_000L);
    }

    @Override
    public String defaultEndTime() {
        return "1000";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                ENTITIES,
                SENDS,
                DURING,
                DELAY,
                QUEUE,
                P_SEND,
                SEND_ORDER,
                P_RECEIVE,
                RECEIVE_ORDER,
                P_LIST,
                LIST_ORDER,
                LIST,
                ACTIVE,
                OPERATIONS,
                DEVIATION);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        LaPdesSettings settings = LaPdesSettings.of(parameters, builder.endTicks());
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        LaPdesStatistics statistics = LaPdesStatistics.declare(builder, settings.entities());
        builder.lookahead(settings.delayTicks());
        builder.logicalProcesses(settings.entities(), lp -> new Entity(settings, statistics, lp));
    }

    @Override
    public void report(RunReport report) {
        LaPdesSettings settings = LaPdesSettings.of(report.parameters(), report.plannedEndTicks());
        new LaPdesReport(report, settings).write();
    }
}
