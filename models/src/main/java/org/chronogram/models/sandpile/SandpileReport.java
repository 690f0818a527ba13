package org.chronogram.models.sandpile;

import org.chronogram.model.CounterArray;
import org.chronogram.model.RunReport;

/** Results of a run, and its self-checks against a direct computation. */
final class SandpileReport {
    private final RunReport report;
    private final Lattice lattice;
    private final CounterArray dropped;
    private final CounterArray heights;
    private final CounterArray topplings;

    SandpileReport(RunReport report, SandpileSettings settings) {
        this.report = report;
        lattice = settings.lattice();
        dropped = report.statistics().counterArray(SandpileStatistics.DROPPED);
        heights = report.statistics().counterArray(SandpileStatistics.HEIGHTS);
        topplings = report.statistics().counterArray(SandpileStatistics.TOPPLINGS);
    }

    void write() {
        report.result("grains.falling", (double) falling(), "grains");
        report.result("grains.lost", (double) lost(), "grains");
        report.result("height.mean", (double) sum(heights) / lattice.size(), "grains");
        checkGrains();
        checkPile(Pile.stable(lattice, dropped::count));
    }

    /** Grains that were dropped lie on a cell, are on the way to one, or were lost beyond the border. */
    private void checkGrains() {
        long landed = sum(dropped) + report.countFromStart(SandpileStatistics.ROLLED);
        boolean balanced = sum(dropped) == sum(heights) + falling() + lost() && landed == report.events();
        String detail =
                sum(heights) + " grains on cells, " + falling() + " on the way, " + lost() + " lost, and " + landed
                        + " landed in " + report.events() + " events, expected " + sum(dropped)
                        + " grains in all and one event for each that landed";
        report.check("grains", balanced, detail);
    }

    /**
     * A pile at rest is the one that was computed. Before it is at rest, no cell has toppled more often than it will have
     * (the least action principle: A. Fey, L. Levine and Y. Peres, "Growth Rates and Explosions in Sandpiles", Journal of
     * Statistical Physics 138, 2010).
     */
    private void checkPile(Pile expected) {
        boolean atRest = falling() == 0;
        String rule =
                atRest ? "as in the pile computed directly" : "no more topplings than in the pile computed directly";
        for (int cell = 0; cell < lattice.size(); cell++) {
            if (!isPossible(cell, expected, atRest)) {
                report.check("pile", false, differing(cell, expected) + rule);
                return;
            }
        }
        report.check("pile", true, lattice.size() + " cells with " + sum(topplings) + " topplings: " + rule);
    }

    private boolean isPossible(int cell, Pile expected, boolean atRest) {
        long found = topplings.count(cell);
        return atRest
                ? found == expected.topplings(cell) && heights.count(cell) == expected.height(cell)
                : found <= expected.topplings(cell);
    }

    private String differing(int cell, Pile expected) {
        return "cell " + cell + " has " + heights.count(cell) + " grains after " + topplings.count(cell)
                + " topplings; the pile computed directly has " + expected.height(cell) + " after "
                + expected.topplings(cell) + "; expected ";
    }

    /** An event is pending for each grain on the way, and for each cell on which grains are still to be dropped. */
    private long falling() {
        return report.pendingEvents() - report.countFromStart(SandpileStatistics.WAITING);
    }

    private long lost() {
        long lost = 0;
        for (int cell = 0; cell < lattice.size(); cell++) {
            lost += topplings.count(cell) * lattice.outside(cell);
        }
        return lost;
    }

    private static long sum(CounterArray counts) {
        long sum = 0;
        for (int cell = 0; cell < counts.size(); cell++) {
            sum += counts.count(cell);
        }
        return sum;
    }
}
