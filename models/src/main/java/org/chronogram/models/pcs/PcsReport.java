package org.chronogram.models.pcs;

import org.chronogram.model.RunReport;

/** Results and self-checks of a run, with the analytic values where nobody moves. */
final class PcsReport {
    private final RunReport report;
    private final PcsSettings settings;

    PcsReport(RunReport report, PcsSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeBlocking();
        if (!settings.moves()) {
            writeTheory();
        }
        checkPortables();
        checkCalls();
    }

    private void writeBlocking() {
        share("blocking", PcsStatistics.BLOCKED, PcsStatistics.ATTEMPTS);
        share("blocking.handoff", PcsStatistics.DROPPED, PcsStatistics.HANDOFFS);
        double busy =
                report.statistics().timeWeighted(PcsStatistics.BUSY_CHANNELS).mean(report.endTicks());
        // A run that was stopped before the first event has no mean.
        if (Double.isFinite(busy)) {
            report.result("channels.busy-per-cell", busy / settings.torus().size(), "channels");
        }
    }

    private void share(String name, String part, String whole) {
        long all = report.statistics().counter(whole).count();
        if (all > 0) {
            report.result(name, (double) report.statistics().counter(part).count() / all, "");
        }
    }

    private void writeTheory() {
        Engset engset = settings.engset();
        report.result("blocking.theory", engset.blocking(), "");
        report.result("channels.busy-per-cell.theory", engset.meanBusy(), "channels");
    }

    private void checkPortables() {
        long moving = count(PcsStatistics.DEPARTURES) - count(PcsStatistics.ARRIVALS);
        long inCells = count(PcsStatistics.PORTABLES_AT_END);
        long events = (settings.moves() ? 2 : 1) * inCells + moving;
        long total = settings.totalPortables();
        String detail = inCells + " portables in cells, " + moving + " between cells, and " + report.pendingEvents()
                + " events pending, expected " + total + " portables in all and " + events + " events";
        report.check("portables", inCells + moving == total && report.pendingEvents() == events, detail);
    }

    /** Every call that was attempted is blocked, has ended, was dropped, or goes on in a cell or between two. */
    private void checkCalls() {
        long attempted = count(PcsStatistics.ATTEMPTS);
        long ended = count(PcsStatistics.BLOCKED)
                + count(PcsStatistics.COMPLETED)
                + count(PcsStatistics.DROPPED)
                + count(PcsStatistics.ENDED_IN_TRANSIT);
        long moving = count(PcsStatistics.CALLS_TAKEN)
                - count(PcsStatistics.HANDOFFS)
                - count(PcsStatistics.ENDED_IN_TRANSIT);
        long inCells = count(PcsStatistics.CALLS_AT_END);
        String detail = attempted + " calls attempted, expected " + (ended + moving + inCells) + ": " + ended
                + " blocked, completed or dropped, " + inCells + " in cells and " + moving + " between cells";
        report.check("calls", attempted == ended + moving + inCells, detail);
    }

    private long count(String counter) {
        return report.countFromStart(counter);
    }
}
