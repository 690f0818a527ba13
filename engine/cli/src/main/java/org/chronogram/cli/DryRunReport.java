package org.chronogram.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronogram.master.RunPlan;
import org.chronogram.master.StartingEvents;
import org.chronogram.results.LpDivision;
import org.chronogram.run.EarlyEnd;
import org.chronogram.run.Layout;
import org.chronogram.run.Measuring;
import org.chronogram.run.Outside;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Simulation;
import org.chronogram.text.OneLine;

/** Tells what a run would do that was prepared and is not begun. */
final class DryRunReport {
    private final PreparedRun run;
    private final int lps;
    private final LpDivision division;
    private final StartingEvents starting;
    private final Layout layout;
    private final Simulation simulation;
    private final Optional<Path> output;

    DryRunReport(RunPlan plan, Optional<Path> output) {
        run = plan.prepared();
        lps = plan.logicalProcesses();
        division = plan.division();
        starting = plan.startingEvents();
        layout = run.specification().layout();
        simulation = run.specification().simulation();
        this.output = output;
    }

    String text() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "parameters",
                run.parameters().asText().entrySet().stream()
                        .map(value -> value.getKey() + "=" + OneLine.escaped(value.getValue()))
                        .collect(Collectors.joining(" ")));
        facts.put("end", endTime());
        putMeasuring(facts);
        facts.put("layout", layout());
        putOutside(facts);
        facts.put("partitions", partitions());
        facts.put("window", WindowLimit.of(division));
        facts.put("memory", MemoryFloor.of(lps, layout, division, starting));
        facts.put("written to", output.map(Path::toString).orElse("nothing"));
        return simulation.model() + ": " + Numbers.counted(lps, "LP") + ", seed "
                + simulation.seed() + (simulation.replication() == 0 ? "" : ", replication " + simulation.replication())
                + ": a dry run, in which nothing is started or written\n"
                + Summary.rows(List.copyOf(facts.entrySet()));
    }

    private void putMeasuring(Map<String, String> facts) {
        Measuring measuring = simulation.measuring();
        if (measuring.findsWarmUp() || measuring.warmUpTicks() > 0) {
            facts.put("warm-up", measuring.findsWarmUp() ? MeasuringOptions.AUTO : time(measuring.warmUpTicks()));
        }
        if (measuring.sampleTicks() > 0) {
            facts.put("a sample every", time(measuring.sampleTicks()));
        }
        EarlyEnd earlyEnd = simulation.earlyEnd();
        if (!earlyEnd.condition().isEmpty()) {
            facts.put("may end by", earlyEnd.description(run.declaration()));
        }
    }

    private void putOutside(Map<String, String> facts) {
        Outside outside = run.specification().outside();
        if (outside.paced()) {
            facts.put("real time", Numbers.value(outside.realTime()) + " x the wall clock");
        }
        if (outside.listens() || outside.publishes()) {
            facts.put(
                    "outside",
                    "events from " + (outside.listens() ? outside.in() : "nowhere") + ", published events to "
                            + (outside.publishes() ? outside.out() : "nowhere"));
        }
        if (outside.repeats()) {
            facts.put("repeats", outside.recording());
        }
    }

    private String time(long ticks) {
        return run.model().timeBase().format(ticks);
    }

    private String endTime() {
        return time(simulation.endTicks());
    }

    private String layout() {
        return layout.automatic()
                ? "chosen while it runs: at most " + Numbers.counted(layout.threads(), "thread") + " of one process"
                : Summary.machinery(layout.workers(), layout.threads());
    }

    private String partitions() {
        if (layout.automatic()) {
            return "divided anew for each number of threads";
        }
        if (!division.description().isEmpty()) {
            return division.description();
        }
        return Numbers.counted(layout.partitions(), "block") + " of consecutive ids, the heaviest with "
                + Numbers.scaled(division.imbalance()) + " times the mean weight";
    }

    /** Returns the same as fields of a JSON object. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dryRun", true);
        fields.put("model", simulation.model());
        fields.put("parameters", run.parameters().asText());
        fields.put("seed", simulation.seed());
        fields.put("replication", simulation.replication());
        fields.put("endTime", endTime());
        fields.put("lps", lps);
        fields.put("workers", layout.workers());
        fields.put("threads", layout.threads());
        fields.put("automatic", layout.automatic());
        fields.put("partitions", layout.partitions());
        fields.put("partition", division.asMap());
        fields.put("leastMemoryBytes", MemoryFloor.bytes(lps, layout, division));
        fields.put("eventsAtStart", eventsAtStart());
        fields.put("directory", output.map(Path::toString).orElse(null));
        return fields;
    }

    private Map<String, Object> eventsAtStart() {
        Map<String, Object> fields = new LinkedHashMap<>();
        boolean known = starting.fault().isEmpty();
        fields.put("events", known ? starting.expectedEvents() : null);
        fields.put("bytes", known ? starting.expectedBytes() : null);
        fields.put("initializedLps", starting.initialized());
        return fields;
    }
}
