package org.chronogram.models.airport;

import java.util.Locale;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.RenewalBounds;

/**
 * Results and self-checks of a run. A plane that is on the ground at the start lands at the renewals of a process whose
 * intervals are a time on the ground and a flight, whatever airports it visits.
 */
final class AirportReport {
    private final RunReport report;
    private final AirportSettings settings;

    AirportReport(RunReport report, AirportSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeShares();
        checkPlanes();
        checkArrivals();
    }

    private void writeShares() {
        double onGround =
                report.statistics().timeWeighted(AirportStatistics.ON_GROUND).mean(report.endTicks());
        // A run that was stopped before the first event has no mean.
        if (Double.isFinite(onGround)) {
            report.result("share.on-ground", onGround / settings.totalPlanes(), "");
        }
        report.result("share.on-ground.theory", settings.shareOnGround(), "");
    }

    private void checkPlanes() {
        long inAir =
                report.countFromStart(AirportStatistics.DEPARTURES) - report.countFromStart(AirportStatistics.ARRIVALS);
        long onGround = report.countFromStart(AirportStatistics.COUNTED_AT_END);
        long pending = report.pendingEvents();
        report.result("planes.in-air", (double) inAir, "planes");
        String detail = onGround + " planes on the ground, " + inAir + " in the air and " + pending
                + " events pending, expected " + settings.totalPlanes()
                + " planes in all and one event for each of them";
        long total = settings.totalPlanes();
        report.check("planes", onGround + inAir == total && pending == total, detail);
    }

    private void checkArrivals() {
        double cycles = report.endTicks() / settings.meanCycleTicks();
        report.result("arrivals.expected", settings.totalPlanes() * cycles, "planes");
        RenewalBounds bounds = new RenewalBounds(settings.totalPlanes(), cycles, settings.squaredVariationOfCycle());
        long arrivals = report.countFromStart(AirportStatistics.ARRIVALS);
        String detail = String.format(
                Locale.ROOT,
                "%d arrivals, expected from %.0f to %.0f by renewal theory",
                arrivals,
                bounds.fewest(),
                bounds.most());
        report.check("arrivals", bounds.fewest() <= arrivals && arrivals <= bounds.most(), detail);
    }
}
