package org.chronogram.models.outbreak;

import org.chronogram.model.RunReport;

/** Results and self-checks of a run, beside theory where locations are well mixed. */
final class OutbreakReport {
    private final RunReport report;
    private final OutbreakSettings settings;

    OutbreakReport(RunReport report, OutbreakSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeShares();
        if (settings.isWellMixed()) {
            writeTheory();
        }
        checkPeople();
        checkInfections();
    }

    private void writeShares() {
        double people = settings.totalPeople();
        report.result("share.infected", (count(OutbreakStatistics.INFECTIONS) + settings.totalCases()) / people, "");
        report.result("share.recovered", count(OutbreakStatistics.RECOVERIES) / people, "");
        double ill = report.statistics().timeWeighted(OutbreakStatistics.ILL).mean(report.endTicks());
        // A run that was stopped before the first event has no mean.
        if (Double.isFinite(ill)) {
            report.result("share.ill", ill / people, "");
        }
    }

    private void writeTheory() {
        MeanField theory = settings.meanField(report.endTicks());
        report.result("share.infected.theory", 1 - theory.susceptible(), "");
        report.result("share.recovered.theory", theory.recovered(), "");
        if (report.measuredFromTicks() == 0) {
            report.result("share.ill.theory", theory.meanIll(), "");
        }
    }

    private void checkPeople() {
        long travelling = count(OutbreakStatistics.DEPARTURES) - count(OutbreakStatistics.ARRIVALS);
        long present = count(OutbreakStatistics.SUSCEPTIBLE_AT_END)
                + count(OutbreakStatistics.ILL_AT_END)
                + count(OutbreakStatistics.RECOVERED_AT_END);
        long events = count(OutbreakStatistics.EVENTS_AT_END) + travelling;
        String detail = present + " people at locations, " + travelling + " travelling, and " + report.pendingEvents()
                + " events pending, expected " + settings.totalPeople() + " people in all and " + events + " events";
        boolean complete = present + travelling == settings.totalPeople() && report.pendingEvents() == events;
        report.check("people", complete, detail);
    }

    private void checkInfections() {
        long travelling =
                count(OutbreakStatistics.SUSCEPTIBLE_DEPARTURES) - count(OutbreakStatistics.SUSCEPTIBLE_ARRIVALS);
        long susceptible = count(OutbreakStatistics.SUSCEPTIBLE_AT_END) + travelling;
        long infected = settings.totalCases() + count(OutbreakStatistics.INFECTIONS);
        String detail = susceptible + " people never infected and " + infected + " infected, expected "
                + settings.totalPeople() + " in all";
        report.check("infections", susceptible + infected == settings.totalPeople(), detail);
    }

    private long count(String counter) {
        return report.countFromStart(counter);
    }
}
