package org.chronogram.models.arq;

import java.util.Locale;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.RenewalBounds;

/**
 * Results of a run beside theory, and its self-checks.
 *
 * <p>The acknowledgements of a host are renewals: from one to the next pass two transfers, and before them a timeout for each
 * transmission that fails. A transmission succeeds with probability q = (1 - loss)^2, so there are 1/q on average.
 */
final class ArqReport {
    private final RunReport report;
    private final ArqSettings settings;

    ArqReport(RunReport report, ArqSettings settings) {
        this.report = report;
        this.settings = settings;
    }

    void write() {
        writeMeasured();
        writeTheory();
        checkOrder();
        checkEvents();
        checkThroughput();
    }

    private void writeMeasured() {
        double measured = report.timeBase().toUnits(report.endTicks() - report.measuredFromTicks());
        long acknowledged = measured(ArqStatistics.ACKNOWLEDGED);
        // A run that was stopped at its begin has no means.
        if (acknowledged > 0 && measured > 0) {
            report.result("throughput", acknowledged / measured / settings.hosts(), throughputUnit());
            report.result("transmissions-per-packet", (double) measured(ArqStatistics.SENT) / acknowledged, "");
        }
    }

    private void writeTheory() {
        double ticksPerUnit = report.timeBase().ticksPerUnit();
        report.result("throughput.theory", ticksPerUnit / settings.meanCycleTicks(), throughputUnit());
        report.result("transmissions-per-packet.theory", 1 / settings.success(), "");
    }

    private String throughputUnit() {
        return "packets/" + report.timeBase().unit();
    }

    private long measured(String counter) {
        return report.statistics().counter(counter).count();
    }

    private long count(String counter) {
        return report.countFromStart(counter);
    }

    private void checkOrder() {
        long unexpected = count(ArqStatistics.UNEXPECTED);
        long received = count(ArqStatistics.RECEIVED);
        long acknowledged = count(ArqStatistics.ACKNOWLEDGED);
        boolean holds = unexpected == 0 && acknowledged <= received && received <= acknowledged + settings.hosts();
        report.check(
                "order",
                holds,
                unexpected + " packets out of order, " + received + " received and " + acknowledged
                        + " acknowledged, expected 0 and at most one more received than acknowledged on each of "
                        + settings.hosts() + " hosts");
    }

    /** What is pending is on its way, or the timer of a host. */
    private void checkEvents() {
        long arrived = count(ArqStatistics.RECEIVED) + count(ArqStatistics.DUPLICATES);
        long packets = count(ArqStatistics.SENT) - count(ArqStatistics.SENT_LOST) - arrived;
        long answers = arrived - count(ArqStatistics.ANSWERS_LOST) - count(ArqStatistics.ACKNOWLEDGED);
        long timers = settings.hasTimers() ? settings.hosts() : 0;
        report.check(
                "events",
                report.pendingEvents() == packets + answers + timers,
                report.pendingEvents() + " events pending, expected " + packets + " packets and " + answers
                        + " acknowledgements on their way, and " + timers + " timers");
    }

    private void checkThroughput() {
        RenewalBounds bounds = new RenewalBounds(
                settings.hosts(), report.endTicks() / settings.meanCycleTicks(), settings.squaredVariationOfCycle());
        long acknowledged = count(ArqStatistics.ACKNOWLEDGED);
        String detail = String.format(
                Locale.ROOT,
                "%d packets acknowledged, expected from %.0f to %.0f by renewal theory",
                acknowledged,
                bounds.fewest(),
                bounds.most());
        report.check("throughput", bounds.fewest() <= acknowledged && acknowledged <= bounds.most(), detail);
    }
}
