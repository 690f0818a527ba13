package org.chronogram.models.cluster;

import java.util.Locale;
import java.util.OptionalDouble;
import org.chronogram.model.RunReport;

/** Results of a run and its checks. */
final class ClusterReport {
    private final RunReport report;
    private final ClusterSettings settings;
    private final ClusterStatistics statistics;
    private final ExchangePlan plan;

    ClusterReport(RunReport report, ClusterSettings settings) {
        this.report = report;
        this.settings = settings;
        statistics = ClusterStatistics.of(report.statistics());
        plan = new ExchangePlan(settings);
    }

    void write() {
        if (statistics.step().count() > 0) {
            writeRate();
            writeShares();
            checkFormula();
        }
        checkDatagrams();
        checkSteps();
    }

    private double meanStepTicks() {
        return statistics.step().mean() * ClusterStatistics.TICKS_PER_MICROSECOND;
    }

    private void writeRate() {
        double stepsPerSecond = report.timeBase().ticksPerUnit() / meanStepTicks();
        double rate = stepsPerSecond * settings.events() * settings.partitions();
        report.result("rate", rate, "events/s");
        report.result(
                "speedup", rate * settings.eventTicks() / report.timeBase().ticksPerUnit(), "");
    }

    /** The shares are of the time of all threads. */
    private void writeShares() {
        double threadTicks = meanStepTicks() * statistics.step().count() * settings.threads();
        report.result("share.computing", statistics.computing().count() / threadTicks, "");
        report.result("share.without-core", statistics.lost().count() / threadTicks, "");
        report.result("share.messages", statistics.messages().count() / threadTicks, "");
    }

    /** The first steps may be shorter, as nobody waits yet; together by less than one step. */
    private void checkFormula() {
        OptionalDouble formula = new StepFormula(plan).stepTicks();
        if (formula.isEmpty()) {
            return;
        }
        double expected = formula.getAsDouble();
        double stepsOfWorker = (double) statistics.step().count() / settings.workers();
        report.result("step.formula", expected / ClusterStatistics.TICKS_PER_MICROSECOND, "us");
        String detail = String.format(
                Locale.ROOT, "a mean step of %.1f ns, expected %.1f ns by the formula", meanStepTicks(), expected);
        report.check("formula", Math.abs(meanStepTicks() - expected) <= expected / stepsOfWorker, detail);
    }

    private void checkDatagrams() {
        long sent = report.countFromStart(statistics.sent().name());
        long received = report.countFromStart(statistics.received().name());
        long others = settings.workers() == 1 ? 1 : 0;
        long underWay = report.pendingEvents() - others;
        String detail = sent + " datagrams sent, expected " + (received + underWay) + ": " + received + " received + "
                + underWay + " under way";
        report.check("datagrams", sent == received + underWay, detail);
    }

    /** A worker ends a step only when all that it hears of have begun it. */
    private void checkSteps() {
        long fewest = stepsOfAWorker("min");
        long most = stepsOfAWorker("max");
        long ahead = mostStepsAhead();
        String detail = "workers have ended from " + fewest + " to " + most
                + " steps, expected a difference of at most " + ahead;
        report.check("steps", most - fewest <= ahead, detail);
    }

    private long stepsOfAWorker(String bound) {
        return statistics.steps().summary(report.endTicks()).get(bound).longValue();
    }

    /** Between neighbours there is one step at most, and so over k workers as many as it takes from neighbour to neighbour. */
    private long mostStepsAhead() {
        if (settings.pattern() != ExchangePattern.NEIGHBOURS) {
            return 1;
        }
        int onEachSide = settings.neighbours() / 2;
        int hops = (settings.workers() / 2 + onEachSide - 1) / onEachSide;
        return settings.every() == 0 ? hops : Math.min(hops, 2L * settings.every());
    }
}
