package org.chronogram.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.experiment.ExperimentPlan;
import org.chronogram.experiment.Precision;
import org.chronogram.page.SweepHead;

/** What the live page shows of a sweep before its first run. */
final class SweepFacts {
    private SweepFacts() {}

    static SweepHead of(ExperimentDirectory directory, int jobs, Optional<Precision> precision) {
        ExperimentPlan plan = directory.plan();
        Map<String, String> facts = new LinkedHashMap<>();
        plan.grid()
                .variations()
                .forEach(variation -> facts.put(
                        variation.name(), Numbers.counted(variation.values().size(), "value")));
        facts.put("Combinations", Numbers.grouped(plan.grid().points().size()));
        facts.put("Replications", Numbers.grouped(plan.replications()));
        precision.ifPresent(wanted -> facts.put("Until", wanted.text()));
        facts.put("End of each run", String.valueOf(plan.input().get("endTime")));
        facts.put("Seed", String.valueOf(plan.input().get("seed")));
        facts.put("Runs at the same time", Numbers.grouped(jobs));
        facts.put("Process", Long.toString(ProcessHandle.current().pid()));
        facts.put("Directory", directory.path().toString());
        return new SweepHead(String.valueOf(plan.input().get("model")), facts);
    }
}
