package org.chronogram.models.network;

import org.chronogram.model.RunReport;

/** Results of flows: of each one, as long as they are not too many to be read. */
final class FlowReport {
    private static final int MOST_SHOWN = 1_000;

    private final RunReport report;
    private final NetworkPlan plan;
    private final FlowStatistics statistics;

    FlowReport(RunReport report, NetworkPlan plan) {
        this.report = report;
        this.plan = plan;
        statistics = FlowStatistics.of(report.statistics());
    }

    void write() {
        report.result("flows", plan.flows().size(), "flows");
        for (int flow = 0; flow < Math.min(plan.flows().size(), MOST_SHOWN); flow++) {
            write(flow, "flow." + plan.flows().get(flow).name() + ".");
        }
    }

    private void write(int flow, String prefix) {
        double delivered = statistics.delivered().count(flow);
        report.result(prefix + "delivered", delivered, "packets");
        report.result(prefix + "lost", (double) statistics.lost().count(flow), "packets");
        if (delivered > 0) {
            report.result(prefix + "delay", seconds(statistics.delayTicks().count(flow)) / delivered, "s");
        }
        long completionTicks = statistics.completionTicks().count(flow);
        if (completionTicks > 0) {
            report.result(prefix + "completion", seconds(completionTicks), "s");
        }
    }

    private double seconds(long ticks) {
        return report.timeBase().toUnits(ticks);
    }
}
