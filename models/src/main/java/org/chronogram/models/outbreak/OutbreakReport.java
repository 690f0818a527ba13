package org.chronogram.models.outbreak;

import java.util.Locale;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.Choices;

/** Results and self-checks of a run, beside theory where locations are well mixed. */
final class OutbreakReport {
    private static final double STANDARD_DEVIATIONS = 6;

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
        settings.graph().ifPresent(this::writeGraph);
        checkPeople();
        checkInfections();
        if (count(OutbreakStatistics.RECOVERIES) == infected()) {
            settings.finalSize().ifPresent(this::checkFinalSize);
        }
    }

    private long infected() {
        return count(OutbreakStatistics.INFECTIONS) + settings.totalCases();
    }

    /** When nobody is ill any more, the share of those who were follows from theory. */
    private void checkFinalSize(FinalSize size) {
        double share = (double) infected() / settings.totalPeople();
        report.result("share.infected.final.theory", size.share(), "");
        String detail = String.format(
                Locale.ROOT,
                "%.4f of the people were infected, expected %.4f +- %.4f",
                share,
                size.share(),
                size.tolerance());
        report.check("final-size", Math.abs(share - size.share()) <= size.tolerance(), detail);
    }

    private void writeGraph(ContactGraph graph) {
        OutbreakSettings mixed = settings.mixed();
        double cases = (double) settings.totalCases() / settings.totalPeople();
        report.result("graph.links", (double) graph.links(), "");
        report.result("r0.mixed", mixed.pressure().mean(), "");
        report.result(
                "share.infected.mixed",
                1 - MeanField.of(mixed, cases, report.endTicks()).susceptible(),
                "");
        checkGraph(graph);
    }

    /** Each kind of graph has a number of links that follows from its parameters, exactly or on average. */
    private void checkGraph(ContactGraph graph) {
        ContactKind kind = Choices.value(ContactKind.class, report.parameters().get(OutbreakModel.GRAPH));
        double half = report.parameters().get(OutbreakModel.DEGREE) / 2.0;
        double locations = settings.geography().size();
        double expected = switch (kind) {
            case BARABASI_ALBERT -> half * (half + 1) / 2 + (locations - half - 1) * half;
            default -> half * locations;
        };
        double tolerance = kind == ContactKind.ERDOS_RENYI ? STANDARD_DEVIATIONS * Math.sqrt(expected) : 0;
        String detail = String.format(
                Locale.ROOT, "%d links between locations, expected %.0f +- %.0f", graph.links(), expected, tolerance);
        report.check("graph", Math.abs(graph.links() - expected) <= tolerance, detail);
    }

    private void writeShares() {
        double people = settings.totalPeople();
        report.result("share.infected", infected() / people, "");
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
        long infected = infected();
        String detail = susceptible + " people never infected and " + infected + " infected, expected "
                + settings.totalPeople() + " in all";
        report.check("infections", susceptible + infected == settings.totalPeople(), detail);
    }

    private long count(String counter) {
        return report.countFromStart(counter);
    }
}
