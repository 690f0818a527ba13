package org.chronogram.benchmarks.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All measurements of the benchmark.
 *
 * @param machine what it was measured on.
 * @param rounds how many runs of every contender.
 * @param cases the results by case.
 * @param memory how much memory the engines use.
 */
record BenchReport(Map<String, String> machine, int rounds, List<CaseResult> cases, Map<Contender, MemoryUse> memory) {
    /** A run shorter than this says more about the start of a JVM than about the engine. */
    private static final double SHORTEST_SECONDS = 2;

    List<String> differences() {
        return cases.stream().flatMap(result -> result.differences().stream()).toList();
    }

    /** Returns whether a run was too short to rely on its figures. */
    boolean hasShortRuns() {
        return cases.stream()
                .flatMap(result -> result.outcomes().values().stream())
                .flatMap(List::stream)
                .anyMatch(outcome -> outcome.seconds() < SHORTEST_SECONDS);
    }

    Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("machine", machine);
        fields.put("runs", rounds);
        fields.put("cases", cases.stream().map(BenchReport::caseMap).toList());
        Map<String, Object> uses = new LinkedHashMap<>();
        memory.forEach((contender, use) -> uses.put(contender.name(), use.toMap()));
        fields.put("heapAfterCollection", uses);
        fields.put("differences", differences());
        return fields;
    }

    private static Map<String, Object> caseMap(CaseResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Workload workload = result.benchCase().workload();
        fields.put("name", result.benchCase().name());
        fields.put("description", result.benchCase().description());
        fields.put("model", workload.model());
        fields.put("parameters", workload.parameters());
        fields.put("end", workload.end());
        fields.put("referenceEnd", result.benchCase().referenceEnd());
        fields.put(
                "engines",
                result.outcomes().keySet().stream()
                        .map(contender -> engineMap(result, contender))
                        .toList());
        return fields;
    }

    private static Map<String, Object> engineMap(CaseResult result, Contender contender) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("engine", contender.name());
        fields.put("description", contender.description());
        fields.put("eventsPerSecond", result.eventsPerSecond(contender).toMap());
        fields.put("ratioToSequential", result.ratio(contender, Contender.SEQUENTIAL));
        fields.put("ratioToTextbook", result.ratio(contender, Contender.TEXTBOOK));
        fields.put("ratioToSsj", result.ratio(contender, Contender.SSJ));
        fields.put("stepsPerSecond", result.stepsPerSecond(contender).median());
        fields.put("stepWaits", result.stepWaits(contender).toMap());
        fields.put("peakRssBytes", result.peakRssBytes(contender));
        fields.put(
                "runs",
                result.outcomes().get(contender).stream().map(RunOutcome::toMap).toList());
        return fields;
    }
}
