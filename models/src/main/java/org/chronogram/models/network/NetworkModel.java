package org.chronogram.models.network;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * A packet network: one LP per router, links with a rate and a propagation delay, from geography or from the file of the
 * topology, output queues with tail drop, and shortest paths by delay or hops, over which flows may be spread. The traffic is
 * a Poisson process of each node, without a break or in bursts, or what a file of flows says.
 *
 * <p>A packet that is handed to a link arrives at the other end after its transmission and the propagation delay at the
 * earliest; the smallest such delay is the lookahead.
 */
public final class NetworkModel implements Model {
    private NetworkPlan plan;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String description() {
        return "Packet network on a topology with geographic coordinates, with queues and losses";
    }

    @Override
    public String defaultEndTime() {
        return "1s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return NetworkSettings.PARAMETERS;
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        NetworkPlan shared = plan(parameters);
        shared.requireTimesUntil(builder.endTicks());
        shared.assumptions().ifPresent(builder::notice);
        NetworkStatistics statistics = NetworkStatistics.declare(builder, shared.directedLinks());
        FlowStatistics flows = shared.hasFlows()
                ? FlowStatistics.declare(builder, shared.flows().size())
                : null;
        builder.lookahead(shared.lookaheadTicks());
        ExpectedEvents expected = new ExpectedEvents(shared);
        builder.links(expected::declareLinks);
        builder.weights(expected::ofNode, builder.timeBase().ticksPerUnit());
        builder.logicalProcesses(shared.nodes(), node -> new Router(shared, statistics, flows, node));
    }

    @Override
    public void report(RunReport report) {
        new NetworkReport(report, plan(report.parameters())).write();
    }

    private NetworkPlan plan(ParameterValues parameters) {
        NetworkSettings settings = NetworkSettings.of(parameters, timeBase());
        if (plan == null || !plan.settings().equals(settings)) {
            plan = NetworkPlan.of(settings);
        }
        return plan;
    }
}
