package org.chronogram.models.cqn;

import org.chronogram.model.RunReport;
import org.chronogram.model.StatisticSet;

/** Results of a run, each beside the analytic value, and its self-check. */
final class CqnReport {
    private final RunReport report;
    private final CqnSettings settings;

    CqnReport(RunReport report, CqnSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeMeasured();
        writeTheory();
        checkJobs();
    }

    private void writeMeasured() {
        StatisticSet statistics = report.statistics();
        long served = statistics.tally(CqnStatistics.SOJOURN).count();
        double measured = report.timeBase().toUnits(report.endTicks() - report.measuredFromTicks());
        // A run that was stopped before anything was served has no means.
        if (served == 0 || measured <= 0) {
            return;
        }
        double queues = settings.totalQueues();
        String unit = report.timeBase().unit();
        report.result("throughput", served / measured / queues, "jobs/" + unit);
        report.result("sojourn", statistics.tally(CqnStatistics.SOJOURN).mean(), unit);
        report.result("jobs-per-queue", mean(CqnStatistics.AT_QUEUES) / queues, "jobs");
        report.result("utilisation", mean(CqnStatistics.BUSY) / queues, "");
    }

    private double mean(String timeWeighted) {
        return report.statistics().timeWeighted(timeWeighted).mean(report.endTicks());
    }

    private void writeTheory() {
        MeanValueAnalysis theory = settings.theory();
        String unit = report.timeBase().unit();
        double ticksPerUnit = report.timeBase().ticksPerUnit();
        report.result("throughput.theory", theory.throughputPerTick() * ticksPerUnit, "jobs/" + unit);
        report.result("sojourn.theory", theory.sojournTicks() / ticksPerUnit, unit);
        report.result("jobs-per-queue.theory", theory.jobsPerQueue(), "jobs");
        report.result("utilisation.theory", theory.throughputPerTick() * settings.serviceTicks(), "");
    }

    private void checkJobs() {
        long onLinks = report.countFromStart(CqnStatistics.SENT) - report.countFromStart(CqnStatistics.RECEIVED);
        long atQueues = report.countFromStart(CqnStatistics.COUNTED_AT_END);
        long total = settings.totalJobs();
        String detail = atQueues + " jobs at queues, " + onLinks + " on links and " + report.pendingEvents()
                + " events pending, expected " + total + " jobs in all and one event for each of them";
        report.check("jobs", atQueues + onLinks == total && report.pendingEvents() == total, detail);
    }
}
