package org.chronogram.models.network;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.RunReport;

/** Results and self-checks of a run. */
final class NetworkReport {
    private static final double STANDARD_DEVIATIONS = 6;

    private final RunReport report;
    private final NetworkPlan plan;
    private final NetworkStatistics statistics;
    private final Set<String> ambiguousNames;

    NetworkReport(RunReport report, NetworkPlan plan) {
        this.report = report;
        this.plan = plan;
        Set<String> names = new HashSet<>();
        ambiguousNames = IntStream.range(0, plan.directedLinks())
                .mapToObj(this::plainName)
                .filter(name -> !names.add(name))
                .collect(Collectors.toSet());
        statistics = NetworkStatistics.of(report.statistics());
    }

    void write() {
        writeTopology();
        writePackets();
        if (report.endTicks() > 0) {
            writeUtilisation();
        }
        checkPackets();
        checkGenerated();
    }

    private void writeTopology() {
        report.result("topology.nodes", plan.nodes(), "nodes");
        report.result("topology.links", plan.topology().links().size(), "links");
        report.result("topology.self-loops-ignored", plan.topology().selfLoops(), "edges");
        report.result("topology.parallel-edges-ignored", plan.topology().parallelEdges(), "edges");
    }

    private void writePackets() {
        long delivered = statistics.delivered().count();
        long decided = delivered + statistics.dropped().count();
        if (decided > 0) {
            report.result("packets.loss", (double) statistics.dropped().count() / decided, "");
        }
        double seconds = report.timeBase().toUnits(report.endTicks());
        if (seconds > 0) {
            report.result("throughput", delivered * plan.settings().packetBits() / seconds, "bit/s");
        }
    }

    private void writeUtilisation() {
        List<Integer> busiestFirst = IntStream.range(0, plan.directedLinks())
                .boxed()
                .sorted(Comparator.comparingLong(this::busyTicks).reversed())
                .toList();
        long total = busiestFirst.stream().mapToLong(this::busyTicks).sum();
        report.result("utilisation.max", utilisation(busyTicks(busiestFirst.get(0))), "");
        report.result("utilisation.mean", utilisation(total) / plan.directedLinks(), "");
        for (int link : busiestFirst) {
            report.result("utilisation." + name(link), utilisation(busyTicks(link)), "");
        }
    }

    private long busyTicks(int link) {
        return statistics.linkBusy().count(link);
    }

    private double utilisation(long ticks) {
        return (double) ticks / report.endTicks();
    }

    /** Names of nodes can be such that those of links meet; LP numbers tell the links apart. */
    private String name(int link) {
        String name = plainName(link);
        return ambiguousNames.contains(name)
                ? name + " (LP " + plan.links().source(link) + " to "
                        + plan.links().target(link) + ")"
                : name;
    }

    private String plainName(int link) {
        return nodeName(plan.links().source(link)) + "-" + nodeName(plan.links().target(link));
    }

    private String nodeName(int node) {
        return plan.topology().nodes().get(node).name();
    }

    /** Every packet in flight is one pending event, and every source waits for one more packet. */
    private void checkPackets() {
        long generated = statistics.generated().count();
        long delivered = statistics.delivered().count();
        long dropped = statistics.dropped().count();
        long inFlight = report.pendingEvents() - plan.sources();
        String detail = generated + " packets generated, expected " + (delivered + dropped + inFlight) + ": "
                + delivered + " delivered + " + dropped + " dropped + " + inFlight + " in flight";
        report.check("packets", generated == delivered + dropped + inFlight, detail);
    }

    private void checkGenerated() {
        double expected = report.endTicks()
                * IntStream.range(0, plan.nodes())
                        .mapToDouble(plan::packetsPerTick)
                        .sum();
        double tolerance = STANDARD_DEVIATIONS * Math.sqrt(expected) + 1;
        long generated = statistics.generated().count();
        String detail = String.format(
                Locale.ROOT, "%d packets generated, expected %.0f +- %.0f", generated, expected, tolerance);
        report.check("traffic", Math.abs(generated - expected) <= tolerance, detail);
    }
}
