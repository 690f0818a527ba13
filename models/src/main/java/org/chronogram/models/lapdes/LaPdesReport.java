package org.chronogram.models.lapdes;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.chronogram.model.CounterArray;
import org.chronogram.model.RunReport;

/** Results of a run, and its self-checks: sends and receives of each entity are Poisson variables with a known mean. */
final class LaPdesReport {
    private static final double STANDARD_DEVIATIONS = 6;

    /** The tail of a Poisson variable with a small mean is longer than that of a normal one. */
    private static final double FOR_SMALL_MEANS = 15;

    private final RunReport report;
    private final LaPdesSettings settings;
    private final CounterArray sends;
    private final CounterArray receives;

    LaPdesReport(RunReport report, LaPdesSettings settings) {
        this.report = report;
        this.settings = settings;
        sends = report.statistics().counterArray(LaPdesStatistics.SENDS);
        receives = report.statistics().counterArray(LaPdesStatistics.RECEIVES);
    }

    void write() {
        double run = (double) report.endTicks() / settings.duringTicks();
        double received = Math.max(0, report.endTicks() - settings.delayTicks()) / (double) settings.duringTicks();
        report.result("sends.expected", settings.totalSends() * run, "events");
        report.result("receives.expected", settings.totalSends() * received, "events");
        report.result("operations.theory", meanOperations(), "");
        checkEvents();
        checkEach("sends", sends, entity -> settings.meanSends(entity) * run);
        checkEach("receives", receives, entity -> settings.shareOfReceives(entity) * settings.totalSends() * received);
    }

    /** Each receive does the operations of its entity, whose mean is not changed by the deviation unless that is large. */
    private double meanOperations() {
        double mean = 0;
        for (int entity = 0; entity < settings.entities(); entity++) {
            mean += settings.shareOfReceives(entity) * settings.meanOperations(entity);
        }
        return mean;
    }

    private void checkEvents() {
        long inFlight = sum(sends) - sum(receives);
        long ahead = 0;
        for (int entity = 0; entity < settings.entities(); entity++) {
            ahead += settings.sendsAhead(entity);
        }
        long pending = report.pendingEvents();
        String detail =
                sum(sends) + " sends, " + sum(receives) + " receives and " + pending + " events pending, expected "
                        + report.events() + " sends and receives and " + (inFlight + ahead)
                        + " events pending: what was sent and not received, and " + ahead + " sends";
        boolean balanced = pending == inFlight + ahead && sum(sends) + sum(receives) == report.events();
        report.check("events", balanced, detail);
    }

    private void checkEach(String name, CounterArray counts, IntToDoubleFunction means) {
        int worst = 0;
        for (int entity = 1; entity < settings.entities(); entity++) {
            if (excess(counts, means, entity) > excess(counts, means, worst)) {
                worst = entity;
            }
        }
        double mean = means.applyAsDouble(worst);
        String detail = String.format(
                Locale.ROOT,
                "%d %s of entity %d, expected %.1f +/- %.1f; of all entities this one is the furthest from its mean",
                counts.count(worst),
                name,
                worst,
                mean,
                tolerance(mean));
        report.check(name, excess(counts, means, worst) <= 1, detail);
    }

    private static double excess(CounterArray counts, IntToDoubleFunction means, int entity) {
        double mean = means.applyAsDouble(entity);
        return Math.abs(counts.count(entity) - mean) / tolerance(mean);
    }

    private static double tolerance(double mean) {
        return STANDARD_DEVIATIONS * Math.sqrt(mean) + FOR_SMALL_MEANS;
    }

    private static long sum(CounterArray counts) {
        long sum = 0;
        for (int entity = 0; entity < counts.size(); entity++) {
            sum += counts.count(entity);
        }
        return sum;
    }
}
