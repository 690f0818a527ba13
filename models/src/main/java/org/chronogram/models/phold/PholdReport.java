package org.chronogram.models.phold;

import java.util.Locale;
import org.chronogram.model.RunReport;

/**
 * Results and self-checks of a run.
 *
 * <p>Every event of the population and its successors form a renewal process, whichever LPs they visit, with intervals
 * of mean μ and standard deviation σ = μ - lookahead. For the number N of renewals before the end T it holds that T/μ - 1
 * <= E[N] <= T/μ + σ²/μ² (the lower bound is Wald's identity, the upper one G. Lorden, "On Excess over the Boundary",
 * Annals of Mathematical Statistics 41, 1970), and Var[N] is about Tσ²/μ³ (D. R. Cox, Renewal Theory, 1962, section
 * 4.5). The committed events of a population of n lie within n times these bounds, give or take six standard deviations.
 */
final class PholdReport {
    private static final double STANDARD_DEVIATIONS = 6;

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
        double fewest = fewestEvents();
        double most = mostEvents();
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

    double fewestEvents() {
        double mean = settings.population() * (renewalsPerChain() - 1);
        return Math.max(0, Math.ceil(mean - tolerance()));
    }

    double mostEvents() {
        double mean = settings.population() * (renewalsPerChain() + squaredVariation());
        return Math.floor(mean + tolerance());
    }

    private double renewalsPerChain() {
        return (double) report.endTicks() / settings.meanTicks();
    }

    /** The squared coefficient of variation σ²/μ² of the delay. */
    private double squaredVariation() {
        double ratio = settings.randomDelayTicks() / settings.meanTicks();
        return ratio * ratio;
    }

    private double tolerance() {
        double variancePerChain = renewalsPerChain() * squaredVariation() + 1;
        return STANDARD_DEVIATIONS * Math.sqrt(settings.population() * variancePerChain);
    }
}
