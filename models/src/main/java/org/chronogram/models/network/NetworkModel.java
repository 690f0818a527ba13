package org.chronogram.models.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;

/**
 * A packet network: one LP per router, links with a rate and a propagation delay from geography, output queues with tail
 * drop, shortest paths by delay, and Poisson traffic between all pairs of connected nodes.
 *
 * <p>A packet that is handed to a link arrives at the other end after its transmission and the propagation delay at the
 * earliest; the smallest such delay is the lookahead.
 */
public final class NetworkModel implements Model {
    static final String UNIFORM = "uniform";
    static final String GRAVITY = "gravity";

    static final Parameter<Optional<Path>> TOPOLOGY = Parameter.file("topology")
            .describedAs("GML or GraphML file with the network; without it, a small one that comes with the model");
    static final Parameter<Double> RATE = Parameter.decimal("rate", 1e9)
            .unit("bit/s")
            .atLeast(1.0)
            .atMost(1e15)
            .describedAs("rate of every link");
    static final Parameter<Integer> BUFFER = Parameter.integer("buffer", 100)
            .unit("packets")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("packets that an output port holds, the one in transmission included");
    static final Parameter<Integer> PACKET_SIZE = Parameter.integer("packet-size", 1500)
            .unit("bytes")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("size of every packet");
    static final Parameter<String> TRAFFIC = Parameter.choice("traffic", UNIFORM, UNIFORM, GRAVITY)
            .describedAs("traffic between two nodes: the same for all, or by the product of their degrees");
    static final Parameter<Double> UTILISATION = Parameter.decimal("utilisation", 0.7)
            .atLeast(0.001)
            .atMost(10.0)
            .describedAs("load offered to the most loaded link, as a share of its rate; above 1 packets are lost");
    static final Parameter<Double> DEFAULT_DISTANCE = Parameter.decimal("default-distance", 100)
            .unit("km")
            .atLeast(0.0)
            .atMost(100_000.0)
            .describedAs("length of a link where neither the nodes nor their neighbours have coordinates");
    static final Parameter<Long> MIN_DELAY =
            Parameter.time("min-delay", "10us").atLeast(0L).describedAs("smallest propagation delay of a link");
    static final Parameter<Long> FORWARDING_JITTER = Parameter.time("forwarding-jitter", "0")
            .atLeast(0L)
            .atMost(TimeBase.SECONDS.ticksPerUnit())
            .describedAs("most time that a router takes to forward a packet, drawn uniformly from 0 for each");

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
        return List.of(
                TOPOLOGY,
                RATE,
                BUFFER,
                PACKET_SIZE,
                TRAFFIC,
                UTILISATION,
                DEFAULT_DISTANCE,
                MIN_DELAY,
                FORWARDING_JITTER);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        NetworkPlan shared = plan(parameters);
        shared.requireTimesUntil(builder.endTicks());
        shared.assumptions().ifPresent(builder::notice);
        NetworkStatistics statistics = NetworkStatistics.declare(builder, shared.directedLinks());
        builder.lookahead(shared.lookaheadTicks());
        builder.logicalProcesses(shared.nodes(), node -> new Router(shared, statistics, node));
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
