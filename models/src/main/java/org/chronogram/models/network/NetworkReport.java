package org.chronogram.models.network;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chronogram.model.RunReport;

/** Results and self-checks of a run. */
final class NetworkReport {
    private static final double STANDARD_DEVIATIONS = 6;

    private final RunReport report;
    private final NetworkPlan plan;
    private final NetworkStatistics statistics;

    NetworkReport(RunReport report, NetworkPlan plan) {
        this.report = report;
        this.plan = plan;
        statistics = NetworkStatistics.of(report.statistics());
    }

    void write() {
        List<Integer> busiestFirst = IntStream.range(0, plan.directedLinks())
                .boxed()
                .sorted(Comparator.comparingLong(this::busyTicks).reversed())
                .toList();
        List<String> names = LinkNames.of(plan.topology(), plan.links());
        writeTopology();
        writePackets();
        if (report.endTicks() > report.measuredFromTicks()) {
            writeUtilisation(busiestFirst, names);
            report.map(NetworkMap.of(plan, link -> utilisation(busyTicks(link))));
        }
        for (int link : busiestFirst) {
            report.result(
                    "link.dropped." + names.get(link),
                    (double) statistics.linkDropped().count(link),
                    "packets");
        }
        if (plan.hasFlows()) {
            new FlowReport(report, plan).write();
        }
        checkPackets();
        checkGenerated();
    }

    private void writeTopology() {
        report.result("topology.nodes", plan.nodes(), "nodes");
        report.result("topology.links", plan.topology().links().size(), "links");
        report.result(
                "topology.nodes-without-coordinates", (double) plan.topology().nodesWithoutCoordinates(), "nodes");
        plan.topology().ignored().forEach((kind, count) -> report.result("topology." + kind + "-ignored", count, ""));
    }

    private void writePackets() {
        long delivered = report.countFromStart(statistics.delivered().name());
        long lost = statistics.dropped().count() + statistics.damaged().count();
        if (delivered + lost > 0) {
            report.result("packets.loss", (double) lost / (delivered + lost), "");
        }
        double seconds = report.timeBase().toUnits(report.endTicks() - report.measuredFromTicks());
        if (seconds > 0) {
            report.result("throughput", delivered * plan.settings().packetBits() / seconds, "bit/s");
        }
    }

    private void writeUtilisation(List<Integer> busiestFirst, List<String> names) {
        long total = busiestFirst.stream().mapToLong(this::busyTicks).sum();
        report.result("utilisation.max", utilisation(busyTicks(busiestFirst.get(0))), "");
        report.result("utilisation.mean", utilisation(total) / plan.directedLinks(), "");
        for (int link : busiestFirst) {
            report.result("utilisation." + names.get(link), utilisation(busyTicks(link)), "");
        }
    }

    private long busyTicks(int link) {
        return statistics.linkBusy().count(link);
    }

    private double utilisation(long ticks) {
        return (double) ticks / (report.endTicks() - report.measuredFromTicks());
    }

    /** Every packet in flight is one pending event, and every source and every unfinished flow waits for one more packet. */
    private void checkPackets() {
        long generated = report.countFromStart(statistics.generated().name());
        long delivered = report.countFromStart(statistics.delivered().name());
        long dropped = report.countFromStart(statistics.dropped().name());
        long damaged = report.countFromStart(statistics.damaged().name());
        long inFlight = report.pendingEvents() - plan.sources() - unfinishedFlows();
        long expected = delivered + dropped + damaged + inFlight;
        String detail = generated + " packets generated, expected " + expected + ": " + delivered + " delivered + "
                + dropped + " dropped + " + (damaged == 0 ? "" : damaged + " damaged + ") + inFlight + " in flight";
        report.check("packets", generated == expected, detail);
    }

    private long unfinishedFlows() {
        if (!plan.hasFlows()) {
            return 0;
        }
        FlowStatistics flows = FlowStatistics.of(report.statistics());
        return plan.flows().size() - report.countFromStart(flows.sent().name());
    }

    private void checkGenerated() {
        double expected = plan.hasFlows()
                ? plan.flows().packetsBefore(report.endTicks())
                : plan.expectedPackets(report.endTicks());
        double tolerance = plan.hasFlows() ? 0 : STANDARD_DEVIATIONS * plan.deviationOfPackets(report.endTicks()) + 1;
        long generated = report.countFromStart(statistics.generated().name());
        String detail = String.format(
                Locale.ROOT, "%d packets generated, expected %.0f +- %.0f", generated, expected, tolerance);
        report.check("traffic", Math.abs(generated - expected) <= tolerance, detail);
    }
}
