package org.chronogram.models.interconnect;

import org.chronogram.model.RunReport;

/** Results of a run beside what theory says. */
public final class InterconnectReport {
    private final RunReport report;
    private final Fabric fabric;
    private final InterconnectSettings settings;

    /** Prepares the report of a run. */
    public InterconnectReport(RunReport report, Fabric fabric, InterconnectSettings settings) {
        this.report = report;
        this.fabric = fabric;
        this.settings = settings;
    }

    /** Writes results and checks. */
    public void write() {
        report.result("network.routers", fabric.routers(), "routers");
        report.result("network.terminals", fabric.terminals(), "terminals");
        writeLoad();
        writeTheory();
        new InterconnectChecks(report, fabric, settings).write();
    }

    private void writeLoad() {
        double ticks = report.endTicks() - (double) report.measuredFromTicks();
        if (ticks <= 0) {
            return;
        }
        double packetsAtRate = ticks / settings.transmissionTicks();
        double offered = measured(InterconnectStatistics.GENERATED) / packetsAtRate / fabric.terminals();
        double accepted = measured(InterconnectStatistics.DELIVERED) / packetsAtRate / fabric.terminals();
        double rate = settings.packetBits() / report.timeBase().toUnits(settings.transmissionTicks());
        report.result("load.offered", offered, "");
        report.result("load.accepted", accepted, "");
        // A terminal sends a flit for each cycle at its full rate, so both are the same numbers.
        report.result("flits.offered", offered, "flits/cycle");
        report.result("flits.accepted", accepted, "flits/cycle");
        report.result("throughput.offered", offered * rate, "bit/s");
        report.result("throughput.accepted", accepted * rate, "bit/s");
        report.result("utilisation.mean", measured(InterconnectStatistics.ON_LINKS) / packetsAtRate / links(), "");
    }

    private double measured(String counter) {
        return report.statistics().counter(counter).count();
    }

    private double links() {
        double links = 0;
        for (int router = 0; router < fabric.routers(); router++) {
            links += fabric.links(router);
        }
        return links;
    }

    private void writeTheory() {
        Expectation expectation = fabric.expectation();
        if (Double.isFinite(expectation.loadBound())) {
            report.result("load.bound", expectation.loadBound(), "");
        }
        report.result("hops.zero-load", expectation.hops(), "links");
        double unloaded = settings.unloadedTicks(expectation, fabric.terminalWireTicks());
        report.result(
                "latency.zero-load",
                unloaded / report.timeBase().ticksPerUnit(),
                report.timeBase().unit());
    }
}
