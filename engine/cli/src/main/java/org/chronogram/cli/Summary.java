package org.chronogram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.Execution;
import org.chronogram.results.ExternalCounts;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.RealTime;
import org.chronogram.results.RefusedCounts;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunResult;
import org.chronogram.results.StepLatency;

/** Formats the result of a run for a person. */
final class Summary {
    private static final int PERCENT = 100;
    private static final int MOST_RESULTS = 40;

    private Summary() {}

    static String of(RunResult result, Optional<Path> directory) {
        StringBuilder text = new StringBuilder();
        text.append(result.run().model())
                .append(": ")
                .append(Numbers.counted(result.reached().lps(), "LP"));
        text.append(" on ")
                .append(machinery(
                        result.execution().workers(), result.execution().threads()));
        text.append(", seed ").append(result.run().seed());
        text.append(
                result.run().replication() == 0
                        ? ""
                        : ", replication " + result.run().replication());
        text.append('\n').append(rows(List.copyOf(facts(result, directory).entrySet())));
        if (!result.results().isEmpty()) {
            text.append("results\n").append(results(result.results()));
        }
        if (!result.checks().isEmpty()) {
            text.append("checks\n").append(checks(result.checks()));
        }
        return text.toString();
    }

    static String machinery(int workers, int threads) {
        if (workers == 0) {
            return threads == 1 ? "the sequential engine" : Numbers.counted(threads, "thread") + " of one process";
        }
        return Numbers.counted(workers, "worker") + " x " + Numbers.counted(threads, "thread");
    }

    private static Map<String, String> facts(RunResult result, Optional<Path> directory) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("simulated", simulated(result));
        if (!result.reached().endedBy().isEmpty()) {
            facts.put("ended by", result.reached().endedBy());
        }
        if (!result.run().warmUp().isEmpty()) {
            facts.put("warm-up", warmUp(result));
        }
        if (!result.run().sampleEvery().isEmpty()) {
            facts.put(
                    "series",
                    Numbers.counted(result.series().rows(), "sample") + ", every "
                            + result.run().sampleEvery());
        }
        String division = result.execution().division().description();
        if (!division.isEmpty()) {
            facts.put("partitions", division);
        }
        List<LayoutPhase> layouts = result.execution().layouts();
        if (!layouts.isEmpty()) {
            facts.put("layouts", layouts.stream().map(Summary::layout).collect(Collectors.joining("\n")));
        }
        facts.put("events", events(result));
        facts.put("rate", Numbers.scaled(result.eventsPerSecond()) + " events/s");
        facts.put("steps", Numbers.grouped(result.reached().steps()));
        StepLatency latency = StepLatency.of(result.execution().stepLatencyNs());
        if (latency.count() > 0) {
            facts.put("step latency", latency(latency));
        }
        putOutside(facts, result.execution());
        List<String> advice = StepTimeAdvice.of(result);
        if (!advice.isEmpty()) {
            facts.put("time of steps", String.join("\n", advice));
        }
        facts.put("wall time", Numbers.duration(result.execution().wallSeconds()));
        facts.put("digest", result.digestText());
        RefusedCounts refused = result.execution().network().refused();
        if (!refused.equals(RefusedCounts.NONE)) {
            facts.put("refused", refused(refused));
        }
        List<String> replaced = result.execution().checkpoints().replacedCode();
        if (!replaced.isEmpty()) {
            facts.put(
                    "code",
                    "changed on the way in " + String.join(", ", replaced) + ": these are not the results of"
                            + " one model");
        }
        directory.ifPresent(path -> facts.put("written to", path.toString()));
        if (result.reached().stopped()) {
            facts.put("to go on", wayOn(result, directory));
        }
        return facts;
    }

    private static void putOutside(Map<String, String> facts, Execution execution) {
        RealTime realTime = execution.realTime();
        if (realTime.paced()) {
            facts.put("real time", realTime(realTime));
        }
        ExternalCounts external = execution.external();
        if (!external.equals(ExternalCounts.NONE)) {
            facts.put("outside", external(external));
        }
    }

    private static String realTime(RealTime realTime) {
        return Numbers.value(realTime.factor()) + " x the wall clock, steps late by p50 "
                + Numbers.micros(realTime.p50()) + ", p99 " + Numbers.micros(realTime.p99()) + ", max "
                + Numbers.micros(realTime.max()) + "; " + Numbers.scaled(PERCENT * realTime.lateShare())
                + " % of them by more than 1 ms";
    }

    private static String external(ExternalCounts counts) {
        return Numbers.counted(counts.accepted(), "event") + " taken"
                + (counts.late() == 0 ? "" : ", " + Numbers.grouped(counts.late()) + " of them after their time")
                + (counts.refused() == 0 ? "" : ", " + refused(counts))
                + (counts.lost() == 0 ? "" : ", " + Numbers.grouped(counts.lost()) + " lost on the way")
                + ", " + Numbers.grouped(counts.published()) + " published"
                + (counts.unsent() == 0 ? "" : ", " + Numbers.grouped(counts.unsent()) + " could not be sent");
    }

    private static String refused(ExternalCounts counts) {
        return Numbers.grouped(counts.refused()) + " refused (" + Numbers.grouped(counts.malformed()) + " malformed, "
                + Numbers.grouped(counts.unknownLps()) + " for unknown LPs, " + Numbers.grouped(counts.repeated())
                + " repeated)";
    }

    private static String warmUp(RunResult result) {
        String found = MeasuringOptions.AUTO.equals(result.run().warmUp())
                ? "found by MSER-5 for each statistic"
                : "statistics begin at " + result.run().warmUp();
        return String.join(
                "\n", Stream.concat(Stream.of(found), result.notes().stream()).toList());
    }

    static String layout(LayoutPhase phase) {
        return Numbers.counted(phase.threads(), "thread") + " for " + Numbers.duration(phase.seconds()) + ", "
                + Numbers.scaled(phase.seconds() > 0 ? phase.events() / phase.seconds() : 0) + " events/s: "
                + phase.reason();
    }

    private static String refused(RefusedCounts refused) {
        return Numbers.counted(refused.connections(), "connection") + " ("
                + Numbers.grouped(refused.wrongToken()) + " with a wrong token, "
                + Numbers.grouped(refused.malformed()) + " malformed, "
                + Numbers.grouped(refused.timedOut()) + " timed out, "
                + Numbers.grouped(refused.evicted()) + " evicted), "
                + Numbers.counted(refused.datagrams(), "datagram");
    }

    private static String wayOn(RunResult result, Optional<Path> directory) {
        if (directory.isEmpty()) {
            return "from the start only: nothing was kept";
        }
        return "sim resume " + directory.get()
                + (result.execution().checkpoints().committed() > 0 ? "" : "  (no checkpoint was written)");
    }

    private static String simulated(RunResult result) {
        return result.reached().stopped()
                ? "stopped at " + result.reached().time() + " of "
                        + result.run().endTime()
                : result.reached().time();
    }

    private static String events(RunResult result) {
        long cancelled = result.reached().cancelledEvents();
        return Numbers.grouped(result.reached().events()) + " ("
                + Numbers.grouped(result.execution().remoteEvents()) + " remote, "
                + (cancelled == 0 ? "" : Numbers.grouped(cancelled) + " cancelled, ")
                + Numbers.grouped(result.reached().pendingEvents()) + " pending)";
    }

    private static String latency(StepLatency latency) {
        return "p50 " + Numbers.micros(latency.p50()) + ", p99 " + Numbers.micros(latency.p99()) + ", p99.9 "
                + Numbers.micros(latency.p999()) + ", max " + Numbers.micros(latency.max());
    }

    private static String results(List<ResultEntry> results) {
        List<Map.Entry<String, String>> rows = new ArrayList<>();
        for (ResultEntry entry : results.subList(0, Math.min(MOST_RESULTS, results.size()))) {
            String unit = entry.unit().isEmpty() ? "" : " [" + entry.unit() + "]";
            rows.add(Map.entry(entry.name() + unit, numbers(entry.values())));
        }
        int left = results.size() - MOST_RESULTS;
        return rows(rows)
                + (left <= 0 ? "" : "  and " + Numbers.grouped(left) + " more, with --json or in results.csv\n");
    }

    private static String numbers(Map<String, Number> values) {
        if (values.size() == 1 && values.containsKey("value")) {
            return Numbers.value(values.get("value"));
        }
        if (values.containsKey("halfWidth")) {
            return Numbers.value(values.get("value")) + " +/- " + Numbers.value(values.get("halfWidth")) + " ("
                    + Numbers.value(PERCENT * values.get("confidence").doubleValue()) + " %" + batches(values) + ")";
        }
        List<String> parts = values.entrySet().stream()
                .map(value -> value.getKey() + " " + Numbers.value(value.getValue()))
                .toList();
        return String.join("  ", parts);
    }

    private static String batches(Map<String, Number> values) {
        return values.containsKey("batches")
                ? ", " + values.get("batches") + " batches from " + Numbers.value(values.get("from")) + " on"
                : "";
    }

    private static String checks(List<CheckEntry> checks) {
        List<Map.Entry<String, String>> rows = new ArrayList<>();
        for (CheckEntry check : checks) {
            rows.add(Map.entry(check.name(), (check.passed() ? "ok: " : "FAILED: ") + check.detail()));
        }
        return rows(rows);
    }

    /** Lays out rows, of which a value may have several lines. They are no map, because two names may be equal. */
    static String rows(List<Map.Entry<String, String>> rows) {
        int width = rows.stream().mapToInt(row -> row.getKey().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("  ")
                .append(row.getKey())
                .append(" ".repeat(width - row.getKey().length() + 2))
                .append(row.getValue().replace("\n", "\n" + " ".repeat(width + 4)))
                .append('\n'));
        return text.toString();
    }
}
