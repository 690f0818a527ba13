package org.chronogram.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.chronogram.results.FinishedRun;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.Recovery;
import org.chronogram.results.RunResult;
import org.chronogram.results.StepTimes;

/**
 * Tells where the time of a run went and what to change, the most valuable first. The summary of a run shows it only where
 * partitions compute for a small part of the time.
 */
final class StepTimeAdvice {
    /** From this share of computing on there is little to gain. */
    private static final double GOOD_SHARE = 0.6;

    /** Causes of less are not worth a line. */
    private static final double SMALLEST_SHARE = 0.1;

    /** The same for a user who asks. */
    private static final double SMALLEST_ASKED_FOR = 0.01;

    /** In less time the start of the JVMs, whose code is not compiled yet, hides everything else. */
    private static final double SHORTEST_SECONDS = 1;

    /** Frames between hosts that are close to each other take a tenth of this. */
    private static final double LONG_EXCHANGE_NS = 1e6;

    /** Messages take about the same time in each step; where the mean is so many medians, some waits have another reason. */
    private static final double SPREAD_WAITS = 4;

    private static final double MOST_OF_IT = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int PERCENT = 100;

    private record Cause(double share, String text) {}

    private final RunResult result;
    private final double medianWaitNs;
    private final StepTimes times;
    private final int partitions;

    private StepTimeAdvice(FinishedRun run) {
        result = run.result();
        medianWaitNs = run.latency().p50() * NANOS_PER_MICRO;
        times = result.execution().stepTimes();
        partitions = times.partitions().size();
    }

    /** Returns the lines of the advice; none for a run that is short, has one partition, or computes most of the time. */
    static List<String> of(RunResult result) {
        StepTimeAdvice advice = new StepTimeAdvice(FinishedRun.of(result));
        return advice.isWanted() ? advice.lines() : List.of();
    }

    /** Returns all advice that there is, without the parts of the time; nothing where there is nothing to gain. */
    static List<String> all(FinishedRun run) {
        return new StepTimeAdvice(run).advice(SMALLEST_ASKED_FOR);
    }

    private boolean isWanted() {
        return partitions > 1
                && totalNs() / partitions >= SHORTEST_SECONDS * NANOS_PER_SECOND
                && computingShare() < GOOD_SHARE;
    }

    private double totalNs() {
        return times.sum(PartitionTimes::totalNs);
    }

    /** Returns the share of the time in which threads compute on a core. */
    private double computingShare() {
        return times.share(partition -> partition.computeNs() - partition.withoutCoreNs());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(parts());
        lines.addAll(advice(SMALLEST_SHARE));
        return lines;
    }

    private List<String> advice(double smallestShare) {
        List<String> lines = new ArrayList<>();
        double threads = partitions * computingShare();
        if (partitions > 1 && threads < 1) {
            lines.add("the " + partitions + " partitions together compute as much as " + decimal(threads)
                    + " threads that never wait: " + sequential());
        }
        causes().stream()
                .sorted(Comparator.comparingDouble(Cause::share).reversed())
                .filter(cause -> cause.share() >= smallestShare)
                .forEach(cause -> lines.add(percent(cause.share()) + ": " + cause.text()));
        return lines;
    }

    private boolean choosesItsLayout() {
        return !result.execution().layouts().isEmpty();
    }

    private String sequential() {
        return choosesItsLayout()
                ? "the sequential engine is faster; --workers auto moves a run there that is long enough, and begins there"
                        + " with --threads 1"
                : "the sequential engine, --workers 0, is faster";
    }

    /** Returns by which options a user has fewer partitions. */
    private String options() {
        return choosesItsLayout() ? "(--threads, the most for --workers auto)" : "(--workers, --threads)";
    }

    private String longerWindows() {
        return "use fewer partitions " + options()
                + ", or longer delays between them (the lookahead or the links of the" + " model), for longer windows";
    }

    private String noCore() {
        return "threads wait for a core, or the network is slow at times: use no more threads than there are free cores "
                + options();
    }

    private String parts() {
        return percent(times.share(PartitionTimes::computeNs)) + " computing, "
                + percent(times.share(PartitionTimes::imbalanceNs)) + " waiting for partitions with more to compute, "
                + percent(times.share(PartitionTimes::exchangeNs)) + " exchanging messages, "
                + percent(times.share(PartitionTimes::checkpointNs)) + " copying checkpoints";
    }

    private List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        if (partitions > 1) {
            causes.addAll(waits());
        }
        if (partitions > 0) {
            causes.add(new Cause(times.share(PartitionTimes::withoutCoreNs), withoutCoreText()));
            causes.add(new Cause(
                    times.share(PartitionTimes::checkpointNs),
                    "copying state for checkpoints: write fewer (" + FaultToleranceOptions.CHECKPOINT_EVERY + ")"));
        }
        causes.add(new Cause(recoveryShare(), recoveryText()));
        return causes;
    }

    private double recoverySeconds() {
        return result.execution().recoveries().stream()
                .mapToDouble(Recovery::secondsLost)
                .filter(Double::isFinite)
                .sum();
    }

    private double recoveryShare() {
        double wallSeconds = result.execution().wallSeconds();
        return wallSeconds > 0 ? recoverySeconds() / wallSeconds : 0;
    }

    private String recoveryText() {
        return Numbers.counted(result.execution().recoveries().size(), "loss", "losses")
                + " of workers took " + Numbers.duration(recoverySeconds())
                + ": look for what ends them; to repeat less, write more checkpoints ("
                + FaultToleranceOptions.CHECKPOINT_EVERY + "), or keep more messages ("
                + FaultToleranceOptions.MESSAGE_LOG
                + ")";
    }

    private List<Cause> waits() {
        double lasting = Math.min(lastingImbalance(), times.share(PartitionTimes::imbalanceNs));
        double changing = times.share(PartitionTimes::imbalanceNs) - lasting;
        return List.of(
                new Cause(lasting, lastingText()),
                new Cause(changing, changingText()),
                new Cause(times.share(PartitionTimes::exchangeNs), exchangeText()));
    }

    /** Returns the share that all others must wait for the partition that computes longest, if each step is like the mean. */
    private double lastingImbalance() {
        double waitNs = (double) partitions * busiest().computeNs() - times.sum(PartitionTimes::computeNs);
        return waitNs / totalNs();
    }

    private PartitionTimes busiest() {
        return times.partitions().stream()
                .max(Comparator.comparingLong(PartitionTimes::computeNs))
                .orElseThrow();
    }

    private String lastingText() {
        PartitionTimes busiest = busiest();
        double othersNs = (double) (times.sum(PartitionTimes::computeNs) - busiest.computeNs()) / (partitions - 1);
        int partition = busiest.worker() * result.execution().threads() + busiest.thread();
        boolean linked = result.execution().division().links() > 0;
        return "partition " + partition + " computes " + decimal(busiest.computeNs() / Math.max(1, othersNs))
                + " times as long as the others: say how much work each LP is ("
                + LpEventsOption.LP_EVENTS + ", then " + PartitionOption.WEIGHTS + " RUN_DIR; or "
                + (linked ? "" : "ModelBuilder.links and ") + "ModelBuilder.weights), or which partition owns it ("
                + PartitionOption.PARTITION + " FILE)";
    }

    private String changingText() {
        return "now one partition and then another computes longer, as a window holds only " + eventsInWindow()
                + " of a partition: " + longerWindows();
    }

    private String exchangeText() {
        double exchangeNs = perStep(PartitionTimes::exchangeNs);
        String text = "the exchange takes " + micros(exchangeNs) + " of each step" + mostlyFor() + ", computing "
                + micros(perStep(PartitionTimes::computeNs)) + " (" + eventsInWindow() + "): ";
        if (exchangeNs > SPREAD_WAITS * medianWaitNs) {
            return text + "as half of the waits take no longer than " + micros(medianWaitNs)
                    + ", it is not the messages; " + noCore();
        }
        return text + (exchangeNs < LONG_EXCHANGE_NS ? longerWindows() : "messages alone are faster; " + noCore());
    }

    /** Names the worker for which partitions wait most of this time, where it stands out. */
    private String mostlyFor() {
        Map<Integer, Long> byWorker = times.partitions().stream()
                .flatMap(partition -> partition.waits().stream())
                .collect(Collectors.groupingBy(
                        PartitionTimes.Wait::worker, Collectors.summingLong(PartitionTimes.Wait::exchangeNs)));
        double limitNs = MOST_OF_IT * times.sum(PartitionTimes::exchangeNs);
        return byWorker.entrySet().stream()
                .filter(worker -> byWorker.size() > 2 && worker.getValue() > limitNs)
                .findFirst()
                .map(worker -> ", most of it waiting for worker " + worker.getKey())
                .orElse("");
    }

    private String withoutCoreText() {
        double share = times.share(PartitionTimes::withoutCoreNs) / times.share(PartitionTimes::computeNs);
        if (partitions == 1) {
            return "the thread has no core for " + percent(share)
                    + " of the time in which it computes, as other programs have it: run it while a core is free";
        }
        return "threads have no core for " + percent(share)
                + " of the time in which they compute, as others have it: use"
                + " no more threads than there are free cores " + options();
    }

    private String eventsInWindow() {
        long windows = Math.max(1, partitions * result.reached().steps());
        double events = (double) result.reached().events() / windows;
        return (events < 10 ? decimal(events) : Numbers.scaled(events)) + " events";
    }

    private double perStep(ToLongFunction<PartitionTimes> partNs) {
        return (double) times.sum(partNs) / Math.max(1, times.sum(PartitionTimes::steps));
    }

    private static String micros(double nanos) {
        return Numbers.micros(nanos / NANOS_PER_MICRO);
    }

    private static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
