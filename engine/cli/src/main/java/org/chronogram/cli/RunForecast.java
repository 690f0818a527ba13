package org.chronogram.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.chronogram.master.LayoutRate;
import org.chronogram.results.Delays;
import org.chronogram.results.Execution;
import org.chronogram.results.FinishedRun;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.Reached;
import org.chronogram.results.StepTimes;

/**
 * The rates that other layouts of a run promise, by {@link LayoutRate}: from what an event costs, how many of them a step
 * holds, and what an exchange costs. No thread is ever without a core in it, and all partitions have the same work.
 */
final class RunForecast {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double WORTH_IT = 1.1;

    private static final double SHORT_SECONDS = 5;
    private static final double NANOS_PER_MICRO = 1_000;

    /** Where less is kept of what is promised, the user is told. */
    private static final double WELL_KEPT = 0.9;

    /** A layout and its rate. */
    record Row(String layout, String options, boolean ofWorkers, double eventsPerSecond) {}

    private final FinishedRun run;
    private final Execution execution;
    private final Reached reached;
    private final StepTimes times;
    private final int partitions;

    RunForecast(FinishedRun run) {
        this.run = run;
        execution = run.result().execution();
        reached = run.result().reached();
        times = execution.stepTimes();
        partitions = Math.max(1, times.partitions().size());
    }

    /** Tells whether the run was so short that its code was being compiled for much of it. */
    boolean isShort() {
        return execution.wallSeconds() < SHORT_SECONDS;
    }

    /** Returns for how long an event is computed, on a core, in ns. */
    double eventNs() {
        double events = measuredEvents();
        if (times.partitions().isEmpty() || events == 0) {
            return NANOS_PER_SECOND * execution.wallSeconds() / Math.max(1, reached.events());
        }
        long onCoreNs = times.sum(partition -> partition.computeNs() - partition.withoutCoreNs());
        // The system counts the time without a core coarsely, and may count all of a short run.
        return (onCoreNs > 0 ? onCoreNs : Math.max(1, times.sum(PartitionTimes::computeNs))) / events;
    }

    /** Returns how many events were handled in the steps that were measured. */
    private double measuredEvents() {
        double steps = (double) times.sum(PartitionTimes::steps) / partitions;
        return reached.steps() == 0 ? 0 : reached.events() * steps / reached.steps();
    }

    private double eventsPerStep() {
        return (double) reached.events() / Math.max(1, reached.steps());
    }

    /** Tells whether the LPs can be divided among several partitions at all, on any number of cores. */
    boolean allowsPartitions() {
        return reached.lps() > 1 && canBeDivided();
    }

    /** Tells whether the only partition of the run is in a worker, though the sequential engine promises more. */
    boolean wastesWorker() {
        return partitions == 1 && execution.workers() > 0 && reached.events() > 0 && sequentialGain() > WORTH_IT;
    }

    /** Returns how many times the rate of this run the sequential engine promises. */
    double sequentialGain() {
        return sequential().eventsPerSecond() / run.result().eventsPerSecond();
    }

    private boolean isLinked() {
        return execution.division().delays().linked();
    }

    private boolean canBeDivided() {
        Delays delays = execution.division().delays();
        return delays.linked() || !delays.lookahead().isEmpty();
    }

    /** Returns the cost of an event and of a step as those of a run on the sequential engine. */
    private LayoutRate sequential() {
        double ns = partitions > 1 ? eventNs() / LayoutRate.REMOTE_COST : eventNs();
        return new LayoutRate(1, NANOS_PER_SECOND / ns, eventsPerStep(), ns, 0);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (reached.events() == 0) {
            return rows;
        }
        rows.add(new Row(
                "the sequential engine", "--workers 0", false, sequential().eventsPerSecond()));
        if (canBeDivided() && !(isLinked() && partitions == 1)) {
            numbers().forEach(number -> rows.add(threads(number)));
            numbers().forEach(number -> rows.add(workers(number)));
        }
        return rows;
    }

    private Row threads(int number) {
        double rate = isOnThreads() ? kept() * onThreads(number) : onThreads(number);
        return new Row(number + " threads of one process", "--workers 0 --threads " + number, false, rate);
    }

    private Row workers(int number) {
        double rate = sequential().expectedOnWorkers(number);
        return new Row(
                number + " workers", "--workers " + number, true, execution.workers() > 1 ? kept() * rate : rate);
    }

    private boolean isOnThreads() {
        return execution.workers() <= 1 && partitions > 1;
    }

    /** Powers of two, and all cores; no more partitions than LPs. */
    private TreeSet<Integer> numbers() {
        int most = Math.min(run.cores(), reached.lps());
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int number = 2; number <= most; number *= 2) {
            numbers.add(number);
        }
        if (most > 1) {
            numbers.add(most);
        }
        return numbers;
    }

    /** Threads of one process tell how long they wait for each other; other layouts tell nothing of that. */
    private double onThreads(int number) {
        return isOnThreads()
                ? measured().expectedOn(number, isLinked())
                : sequential().expectedOn(number, false);
    }

    private LayoutRate measured() {
        double events = Math.max(1, measuredEvents());
        double steps = (double) times.sum(PartitionTimes::steps) / partitions;
        double meanNs = (double) times.sum(partition -> partition.imbalanceNs() + partition.exchangeNs()) / partitions;
        // A few long waits are those of threads that have no core, which is no part of the forecast.
        double medianNs = run.latency().p50() * NANOS_PER_MICRO * steps;
        double waitNs = medianNs < meanNs ? medianNs : meanNs;
        return new LayoutRate(partitions, run.result().eventsPerSecond(), eventsPerStep(), eventNs(), waitNs / events);
    }

    /** Returns what this run has kept of the rate that the formula gives it: others of its kind will keep no more. */
    private double kept() {
        double predicted = ofItself();
        return predicted > 0 ? Math.min(1, run.result().eventsPerSecond() / predicted) : 1;
    }

    /** Returns the rate by the formula of this run's own layout. */
    private double ofItself() {
        if (partitions == 1) {
            return sequential().eventsPerSecond();
        }
        return execution.workers() > 1 ? sequential().expectedOnWorkers(partitions) : onThreads(partitions);
    }

    String text() {
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("what other layouts promise, on " + cores() + "\n");
        int width = rows.stream().mapToInt(row -> row.layout().length()).max().orElse(0);
        for (Row row : rows) {
            text.append("  " + row.layout() + " ".repeat(width - row.layout().length()) + "  "
                    + Numbers.scaled(row.eventsPerSecond()) + " events/s, " + times(row) + "\n");
        }
        return text + "  " + basis() + "\n" + reserve() + "  " + choice(rows) + "\n";
    }

    private String cores() {
        return Numbers.counted(run.cores(), "core");
    }

    private String times(Row row) {
        double rate = run.result().eventsPerSecond();
        return rate == 0 ? "" : Numbers.scaled(row.eventsPerSecond() / rate) + " times this run";
    }

    private String basis() {
        if (!canBeDivided()) {
            return "the model has neither lookahead nor links: no layout of several partitions is possible";
        }
        if (numbers().isEmpty()) {
            return reached.lps() > 1
                    ? "with one core no layout of several partitions is faster"
                    : "with one LP no layout of several partitions is possible";
        }
        if (isLinked() && partitions == 1) {
            return "with links, steps of several partitions hold more events than these, by a factor that a run on several"
                    + " threads tells: try --workers 0 --threads " + numbers().last();
        }
        return "if an event takes " + Numbers.nanos(sequential().computeNs())
                + " on the sequential engine and 15 % more"
                + " elsewhere, a step holds " + Numbers.scaled(eventsPerStep())
                + " events, partitions have the same work, and"
                + " no thread is without a core";
    }

    /** Tells how well the formula fits this run. */
    private String reserve() {
        return partitions > 1 && kept() < WELL_KEPT
                ? "  this run should have " + Numbers.scaled(ofItself()) + " events/s by that, and had "
                        + Numbers.scaled(run.result().eventsPerSecond()) + ": what it promises to other numbers of "
                        + (isOnThreads() ? "threads" : "workers") + " is lowered by the same share\n"
                : "";
    }

    private boolean isOwn(Row row) {
        if (partitions == 1) {
            return execution.workers() == 0 && row.options().equals("--workers 0");
        }
        return execution.workers() <= 1 && row.options().equals("--workers 0 --threads " + partitions);
    }

    /** On one host threads were faster than workers in all that was measured. */
    private String choice(List<Row> rows) {
        double rate = run.result().eventsPerSecond();
        Optional<Row> best = rows.stream()
                .filter(row -> !row.ofWorkers() && !isOwn(row))
                .max(Comparator.comparingDouble(Row::eventsPerSecond))
                .filter(row -> row.eventsPerSecond() > WORTH_IT * rate);
        return best.map(row -> "the fastest in one process: " + row.options())
                .orElse("no layout in one process promises 10 % more than this run has");
    }
}
