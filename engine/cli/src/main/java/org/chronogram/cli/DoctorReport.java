package org.chronogram.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.Execution;
import org.chronogram.results.FinishedRun;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.Reached;
import org.chronogram.results.Recovery;

/** Tells a person where the time of a run went, for whom, and what to change. */
final class DoctorReport {
    private static final int MOST_RECOVERIES = 5;
    private static final double GOOD_SHARE = 0.6;
    private static final double LITTLE = 0.05;
    private static final int PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_SECOND = 1e6;

    private final FinishedRun run;
    private final RunForecast forecast;
    private final Reached reached;
    private final Execution execution;
    private final List<PartitionTimes> partitions;

    DoctorReport(FinishedRun run) {
        this.run = run;
        forecast = new RunForecast(run);
        reached = run.result().reached();
        execution = run.result().execution();
        partitions = execution.stepTimes().partitions();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(run.result().run().model() + ": " + Numbers.counted(reached.lps(), "LP") + " on "
                + Summary.machinery(execution.workers(), execution.threads()) + ", " + reached.time() + " in "
                + Numbers.duration(execution.wallSeconds()) + ", "
                + Numbers.scaled(run.result().eventsPerSecond()) + " events/s\n");
        text.append(Summary.rows(List.copyOf(facts().entrySet())));
        if (!partitions.isEmpty()) {
            text.append("where the time goes, in % of the time of its steps\n")
                    .append(new DoctorTable(execution.stepTimes()).text());
        }
        return text + "what to change\n" + numbered(advice()) + forecast.text();
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("steps", steps());
        facts.put("events", events());
        facts.put("window", WindowLimit.of(run.result()));
        if (!execution.layouts().isEmpty()) {
            facts.put(
                    "layouts", execution.layouts().stream().map(Summary::layout).collect(Collectors.joining("\n")));
        }
        facts.put("checkpoints", checkpoints(execution.checkpoints()));
        facts.put("recoveries", recoveries());
        double outside = outsideSeconds();
        if (outside > LITTLE * execution.wallSeconds()) {
            facts.put(
                    "outside of steps",
                    Numbers.duration(outside) + ": first steps, recoveries, and a layout or a run before this one");
        }
        return facts;
    }

    private String steps() {
        if (reached.steps() == 0) {
            return "none";
        }
        double perStep = (double) reached.events() / reached.steps();
        double seconds = execution.wallSeconds() / reached.steps();
        return Numbers.grouped(reached.steps()) + ", " + Numbers.scaled(1 / seconds) + " steps/s: one takes "
                + Numbers.micros(seconds * MICROS_PER_SECOND) + " and holds " + Numbers.scaled(perStep) + " events"
                + (partitions.size() > 1 ? ", " + Numbers.scaled(perStep / partitions.size()) + " in a partition" : "");
    }

    private String events() {
        double cost = forecast.eventNs();
        return Numbers.grouped(reached.events()) + ", "
                + percent((double) execution.remoteEvents() / Math.max(1, reached.events()))
                + " for other partitions; one takes " + Numbers.nanos(cost) + " of computing";
    }

    private static String checkpoints(CheckpointCounts checkpoints) {
        return checkpoints.committed() == 0
                ? "none"
                : checkpoints.committed() + ", the longest pause "
                        + Numbers.micros(checkpoints.longestPauseNs() / NANOS_PER_SECOND * MICROS_PER_SECOND);
    }

    private String recoveries() {
        List<Recovery> recoveries = execution.recoveries();
        List<String> lines = new ArrayList<>();
        for (Recovery recovery : recoveries.subList(0, Math.min(MOST_RECOVERIES, recoveries.size()))) {
            lines.add("worker " + recovery.worker() + " at " + recovery.lostAt() + ", it " + recovery.cause() + ": "
                    + (Double.isFinite(recovery.secondsLost())
                            ? Numbers.duration(recovery.secondsLost()) + " lost, "
                            : "")
                    + Numbers.counted(recovery.eventsReexecuted(), "event") + " again, " + recovery.kind());
        }
        int left = recoveries.size() - lines.size();
        if (left > 0) {
            lines.add("and " + left + " more, in run.json");
        }
        return lines.isEmpty() ? "none" : String.join("\n", lines);
    }

    private double outsideSeconds() {
        double inSteps = partitions.stream()
                .mapToLong(PartitionTimes::totalNs)
                .average()
                .orElse(execution.wallSeconds() * NANOS_PER_SECOND);
        return execution.wallSeconds() - inSteps / NANOS_PER_SECOND;
    }

    private List<String> advice() {
        List<String> advice = new ArrayList<>(StepTimeAdvice.all(run));
        if (forecast.isShort()) {
            advice.add(
                    0,
                    "the run took only " + Numbers.duration(execution.wallSeconds())
                            + ", in which much of its code was not compiled yet: all numbers here are those of a slow start, and a"
                            + " longer run tells more (--end)");
        }
        if (forecast.wastesWorker()) {
            advice.add(
                    0,
                    "use --workers 0: one partition needs no worker process, and the sequential engine promises "
                            + Numbers.scaled(forecast.sequentialGain()) + " times this rate");
        }
        advice.addAll(ofComputing(advice.isEmpty()));
        return advice;
    }

    /** Returns what is left to change of the computing itself; none where others have to be done first. */
    private List<String> ofComputing(boolean nothingElse) {
        double computing = execution.stepTimes().share(partition -> partition.computeNs() - partition.withoutCoreNs());
        if (partitions.isEmpty()) {
            return List.of(
                    forecast.allowsPartitions()
                            ? "the sequential engine does nothing but compute: only other layouts, or less work in the"
                                    + " handlers of the model, are faster"
                            : "the sequential engine does nothing but compute, and no other layout is possible: only less"
                                    + " work in the handlers of the model is faster");
        }
        if (computing < GOOD_SHARE) {
            return List.of();
        }
        return List.of("threads compute on a core for " + percent(computing) + " of the time: "
                + (nothingElse ? onlyFaster() : "all of this together gains no more than the rest"));
    }

    private String onlyFaster() {
        return forecast.allowsPartitions()
                ? "only more threads, or less work in the handlers of the model, are faster"
                : "only less work in the handlers of the model is faster";
    }

    private static String numbered(List<String> advice) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < advice.size(); i++) {
            text.append("  ").append(i + 1).append(". ").append(advice.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }
}
