package org.chronogram.benchmarks.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.cli.Main;

/** Runs a contender once, in processes of its own. */
final class Measurement {
    private final ChildProcesses processes;
    private final double warmUpSeconds;

    /**
     * Prepares measurements.
     *
     * @param processes starts the processes.
     * @param warmUpSeconds shortest time to warm up an engine that runs in the measuring process.
     */
    Measurement(ChildProcesses processes, double warmUpSeconds) {
        this.processes = processes;
        this.warmUpSeconds = warmUpSeconds;
    }

    RunOutcome run(BenchCase benchCase, Contender contender) {
        return contender.kind() == Contender.Kind.PARALLEL
                ? runParallel(benchCase.workload(), contender)
                : runInProcess(benchCase, contender);
    }

    private RunOutcome runInProcess(BenchCase benchCase, Contender contender) {
        boolean ours = contender.kind().isOurs();
        double end = ours ? benchCase.workload().end() : benchCase.referenceEnd();
        List<String> arguments =
                InProcessMain.arguments(contender.kind(), warmUpSeconds, end, benchCase.referenceWorkload());
        JsonNode json =
                MeasuredProcess.run(processes, InProcessMain.class, arguments).json();
        long peakRss = json.path("peakRssBytes").asLong();
        long referenceEvents = json.path(ours ? "referenceEvents" : "events").asLong();
        return outcome(json, referenceEvents, StepWaits.NONE, peakRss);
    }

    private RunOutcome runParallel(Workload workload, Contender contender) {
        List<String> arguments = new ArrayList<>(workload.runArguments());
        arguments.add("--workers=" + contender.workers());
        arguments.add("--threads=" + contender.threads());
        arguments.addAll(List.of("--json", "--quiet", "--out=none"));
        if (!processes.jvmOptions().isEmpty()) {
            arguments.add("--worker-jvm-options=" + String.join(" ", processes.jvmOptions()));
        }
        MeasuredProcess.Answer answer = MeasuredProcess.run(processes, Main.class, arguments);
        return outcome(answer.json(), 0, StepWaits.of(answer.json().path("stepLatency")), answer.peakRssBytes());
    }

    private static RunOutcome outcome(JsonNode json, long referenceEvents, StepWaits waits, long peakRssBytes) {
        return new RunOutcome(
                json.path("events").asLong(),
                json.path("wallSeconds").asDouble(),
                json.path("steps").asLong(),
                json.path("digest").asText(),
                referenceEvents,
                waits,
                peakRssBytes);
    }
}
