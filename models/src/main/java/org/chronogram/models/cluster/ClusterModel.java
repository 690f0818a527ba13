package org.chronogram.models.cluster;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * A run of Chronogram itself: workers on hosts that compute, exchange datagrams and wait for each other, step after step.
 * It tells what a step costs on machines that are not at hand, and with patterns of exchange that are not built.
 *
 * <p>One LP is one worker with all of its threads, and one event is one datagram. The worker handles its datagrams one
 * after the other, so the time at which it has handled one is known when it arrives (D. V. Lindley, "The Theory of Queues
 * with a Single Server", Mathematical Proceedings of the Cambridge Philosophical Society 48(2), 1952): no event marks the
 * end of computing or sending.
 */
public final class ClusterModel implements Model {
    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String description() {
        return "What a step of a parallel run costs, by workers, hosts and pattern of exchange";
    }

    @Override
    public String defaultEndTime() {
        return "1s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return ClusterSettings.PARAMETERS;
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        ClusterSettings settings = ClusterSettings.of(parameters);
        ClusterStatistics statistics = ClusterStatistics.declare(builder);
        ExchangePlan plan = new ExchangePlan(settings);
        builder.lookahead(Math.min(settings.hostLatencyTicks(), settings.networkLatencyTicks()));
        builder.links(plan::declareLinks);
        builder.logicalProcesses(settings.workers(), worker -> new SimulatedWorker(plan, statistics, worker));
    }

    @Override
    public void report(RunReport report) {
        new ClusterReport(report, ClusterSettings.of(report.parameters())).write();
    }
}
