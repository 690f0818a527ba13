package org.chronogram.models.phold;

import java.util.Locale;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.RenewalBounds;

/**
 * Results and self-checks of a run.
 *
 * <p>Every event of the population and its successors form a renewal process, whichever LPs they visit, with intervals
 * of mean μ and the standard deviation of the delay. So the events handled lie within {@link RenewalBounds}.
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
        new VariantsReport(report, settings).write();
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
        RenewalBounds bounds =
                new RenewalBounds(settings.population(), renewalsPerChain(), squaredVariation(), varianceOfRenewals());
        double fewest = bounds.fewest();
        double most = bounds.most() + putOffLess();
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

    /** Mean of the time that a chain of events has, over the mean delay. */
    private double renewalsPerChain() {
        return timeOfChain(1) / settings.meanTicks();
    }

    private double varianceOfRenewals() {
        double mean = timeOfChain(1);
        return Math.max(0, timeOfChain(2) - mean * mean) / settings.meanTicks() / settings.meanTicks();
    }

    /** Mean of a power of (T - U)+, where first events are put off by U, uniform between 0 and S: of T itself without S. */
    private double timeOfChain(int power) {
        double end = report.endTicks();
        double stagger = settings.variants().staggerTicks();
        double begun = Math.min(end, stagger);
        return stagger == 0
                ? Math.pow(end, power)
                : (Math.pow(end, power + 1) - Math.pow(end - begun, power + 1)) / (power + 1) / stagger;
    }

    /** Times on a grid are rounded down, so chains have more time than without it: events that this gives at most. */
    private double putOffLess() {
        PholdVariants variants = settings.variants();
        double lessTicks = variants.staggerTicks() == 0 ? 0 : variants.gridTicks();
        return settings.population() * lessTicks / settings.meanTicks();
    }

    /** The squared coefficient of variation σ²/μ² of the delay. */
    private double squaredVariation() {
        return settings.varianceOfDelay() / settings.meanTicks() / settings.meanTicks();
    }
}
