package org.chronogram.models.traffic;

import org.chronogram.model.RunReport;
import org.chronogram.model.Tally;
import org.chronogram.models.toolkit.MeanBounds;
import org.chronogram.models.toolkit.Torus;

/** Results of a run, each beside the analytic value, and its self-checks. */
final class TrafficReport {
    private final RunReport report;
    private final TrafficSettings settings;

    TrafficReport(RunReport report, TrafficSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeMeasured();
        writeTheory();
        checkCars();
        checkDestinations();
        checkBlocks();
    }

    private void writeMeasured() {
        writeMean("exit-time", TrafficStatistics.EXITS);
        writeMean("trip-time", TrafficStatistics.TRIPS);
        Tally crossings = report.statistics().tally(TrafficStatistics.CROSSINGS);
        double measured = report.timeBase().toUnits(report.endTicks() - report.measuredFromTicks());
        if (crossings.count() > 0 && measured > 0) {
            double busy = crossings.count() * crossings.mean();
            report.result("utilisation", busy / measured / exits(), "");
        }
    }

    private double exits() {
        return (double) settings.torus().size() * Torus.DIRECTIONS;
    }

    private void writeMean(String name, String tally) {
        Tally times = report.statistics().tally(tally);
        if (times.count() > 0) {
            report.result(name, times.mean(), report.timeBase().unit());
        }
    }

    /** Without cars that begin, the roads become empty, and there is no steady state. */
    private void writeTheory() {
        writeTime("trip-time.free-flow", settings.tripTicks((double) settings.crossingTicks()));
        if (settings.isOpen()) {
            writeTime("exit-time.theory", settings.exitTicks());
            writeTime("trip-time.theory", settings.tripTicks(settings.exitTicks()));
            report.result("utilisation.theory", settings.utilisation(), "");
        }
    }

    private void writeTime(String name, double ticks) {
        report.result(
                name,
                ticks / report.timeBase().ticksPerUnit(),
                report.timeBase().unit());
    }

    private void checkCars() {
        long expected = settings.isOpen() ? settings.torus().size() : 0;
        long started = report.countFromStart(TrafficStatistics.STARTED);
        long underWay = started - report.countFromStart(TrafficStatistics.ARRIVED);
        long pending = report.pendingEvents();
        String detail = started + " cars started, " + underWay + " did not arrive, and " + pending
                + " events are pending, expected " + (underWay + expected) + ": one for each car under way, and "
                + expected + " for the next cars to start";
        report.check("cars", pending == underWay + expected, detail);
    }

    private void checkDestinations() {
        long misled = report.countFromStart(TrafficStatistics.MISLED);
        report.check(
                "destinations", misled == 0, misled + " cars ended elsewhere than at their destination, expected none");
    }

    private void checkBlocks() {
        Tally blocks = report.statistics().tally(TrafficStatistics.BLOCKS);
        Distances distances = settings.distances();
        MeanBounds bounds = new MeanBounds(distances.mean(), distances.variance(), blocks.count());
        if (blocks.count() > 0) {
            report.check("blocks", bounds.hold(blocks.mean()), bounds.comparison(blocks.mean(), "blocks of a trip"));
        }
    }
}
