package org.chronogram.models.queueing;

import java.util.stream.IntStream;
import org.chronogram.model.CounterArray;
import org.chronogram.model.RunReport;

/**
 * Results of a run: each measured value with its confidence interval from batch means, and beside it the analytic value.
 * That an arriving customer finds the server busy as often as it is busy holds for arrivals from outside as they are
 * Poisson, and for the others by the arrival theorem (K. C. Sevcik and I. Mitrani, "The Distribution of Queuing Network
 * States at Input and Output Instants", Journal of the ACM 28(2), 1981).
 */
final class QueueingReport {
    private final RunReport report;
    private final QueueingSettings settings;
    private final QueueingStatistics statistics;
    private final int[] completeBatches;

    QueueingReport(RunReport report, QueueingSettings settings) {
        this.report = report;
        this.settings = settings;
        statistics = QueueingStatistics.of(report.statistics());
        completeBatches = completeBatches();
    }

    void write() {
        report.result("batches.complete", completeBatches.length, "batches");
        if (completeBatches.length >= 2) {
            writeEstimates();
        }
        checkCustomers();
    }

    private void writeEstimates() {
        String unit = report.timeBase().unit();
        double ticksPerUnit = report.timeBase().ticksPerUnit();
        estimate("customers", statistics.customers(), statistics.time(), 1, "customers");
        theory("customers", settings.meanCustomers(), "customers");
        estimate("sojourn", statistics.sojourn(), statistics.served(), 1 / ticksPerUnit, unit);
        theory("sojourn", settings.meanSojournTicks() / ticksPerUnit, unit);
        estimate("throughput", statistics.served(), statistics.time(), ticksPerUnit, "customers/" + unit);
        theory("throughput", settings.throughputPerTick() * ticksPerUnit, "customers/" + unit);
        estimate("utilisation", statistics.busy(), statistics.time(), 1, "");
        theory("utilisation", settings.utilisation(), "");
        estimate("waiting-probability", statistics.delayed(), statistics.arrivals(), 1, "");
        theory("waiting-probability", settings.utilisation(), "");
    }

    private void estimate(String name, CounterArray numerators, CounterArray denominators, double factor, String unit) {
        double[] denominatorValues = values(denominators);
        if (IntStream.of(completeBatches).mapToLong(denominators::count).sum() == 0) {
            return;
        }
        RatioEstimate ratio = RatioEstimate.of(values(numerators), denominatorValues);
        report.estimate(name, ratio.value() * factor, ratio.halfWidth() * factor, RatioEstimate.CONFIDENCE, unit);
    }

    private void theory(String name, double value, String unit) {
        report.result(name + ".theory", value, unit);
    }

    private double[] values(CounterArray counters) {
        return IntStream.of(completeBatches).mapToDouble(counters::count).toArray();
    }

    /** A run that was stopped early has batches that were not measured to their end: they have less time than the first. */
    private int[] completeBatches() {
        CounterArray time = statistics.time();
        return IntStream.range(0, time.size())
                .filter(batch -> time.count(batch) > 0 && time.count(batch) == time.count(0))
                .toArray();
    }

    private void checkCustomers() {
        long inside = report.countFromStart(statistics.entered().name())
                - report.countFromStart(statistics.left().name());
        long pending = report.pendingEvents();
        report.result("customers.inside", (double) inside, "customers");
        String detail = pending + " events pending, expected " + (inside + settings.stations())
                + ": one for each customer inside and one for the next arrival at each station";
        report.check("customers", pending == inside + settings.stations(), detail);
    }
}
