package org.chronogram.models.phold;

import java.util.Locale;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.RenewalBounds;

/**
 * Results and self-checks of a run.
 *
 * <p>Every event of the population and its successors form a renewal process, whichever LPs they visit, with intervals
 * of mean μ and standard deviation σ = μ - lookahead. So the events handled lie within {@link RenewalBounds}.
 */
final class PholdReport {
    private final RunReport report;
    private final PholdSettings settings;

    PholdReport(RunReport report, PholdSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeResults();
        checkPopulation();
        checkEvents();
        checkPayloads();
    }

    private void writeResults() {
        report.result("events.expected", settings.population() * renewalsPerChain(), "events");
        long drawn = report.countFromStart(PholdStatistics.DRAWN);
        if (report.events() > 0) {
            report.result("events.drawn.share", (double) drawn / report.events(), "");
        }
    }

    private void checkPopulation() {
        long pending = report.pendingEvents();
        String detail = pending + " events pending, expected " + settings.population()
                + ": as many as at the start, since every event creates one";
        report.check("population", pending == settings.population(), detail);
    }

    private void checkEvents() {
        RenewalBounds bounds = new RenewalBounds(settings.population(), renewalsPerChain(), squaredVariation());
        double fewest = bounds.fewest();
        double most = bounds.most();
        String detail = String.format(
                Locale.ROOT,
                "%d events handled, expected from %.0f to %.0f by renewal theory",
                report.events(),
                fewest,
                most);
        report.check("events", fewest <= report.events() && report.events() <= most, detail);
    }

    private void checkPayloads() {
        long corrupt = report.statistics().counter(PholdStatistics.CORRUPT).count();
        report.check("payloads", corrupt == 0, corrupt + " payloads differ from what was sent, expected none");
    }

    private double renewalsPerChain() {
        return (double) report.endTicks() / settings.meanTicks();
    }

    /** The squared coefficient of variation σ²/μ² of the delay. */
    private double squaredVariation() {
        double ratio = settings.randomDelayTicks() / settings.meanTicks();
        return ratio * ratio;
    }
}
