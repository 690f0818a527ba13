package org.chronogram.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.chronogram.results.DigestTable;
import org.chronogram.results.Reached;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunDescription;
import org.chronogram.results.RunResult;
import org.chronogram.results.SampleRun;
import org.chronogram.run.EngineVersion;

/** Runs that take no time, and an experiment of them. Thread safe. */
final class FakeRuns implements Function<PlannedRun, StoppableRun> {
    static final long SEED = 7;

    final List<Integer> numbers = new ArrayList<>();
    Function<PlannedRun, SampleRun> simulation = run -> withDelay(run.replication());

    static ExperimentPlan plan(int replications, String... varied) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("model", "fake");
        input.put("parameters", new TreeMap<>(Map.of("hop", "1ms")));
        input.put("seed", SEED);
        return new ExperimentPlan(grid(varied), input, replications);
    }

    static Grid grid(String... varied) {
        return Grid.of(List.of(varied).stream().map(Variation::parse).toList());
    }

    /** Returns a run with one result, {@code delay}. */
    static SampleRun withDelay(double delay) {
        SampleRun run = new SampleRun();
        run.results.clear();
        run.results.add(new ResultEntry("delay", "s", Map.of("value", delay)));
        return run;
    }

    /** Does an experiment with these runs. */
    ExperimentOutcome run(Path path, ExperimentPlan plan) {
        try (ExperimentDirectory directory = ExperimentDirectory.open(path, plan)) {
            return new Experiment(directory, List.of(RunPlace.here(2, this)), ExperimentListener.NONE)
                    .run(Optional.empty());
        }
    }

    @Override
    public StoppableRun apply(PlannedRun run) {
        return new StoppableRun() {
            private volatile boolean stopped;

            @Override
            public RunOutput run() {
                synchronized (numbers) {
                    numbers.add(run.number());
                }
                SampleRun sample = simulation.apply(run);
                sample.stopped = stopped;
                return RunOutput.of(of(run, sample));
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    static RunResult of(PlannedRun run, SampleRun sample) {
        RunResult built = sample.build();
        RunDescription description = new RunDescription(
                "fake",
                run.point().values(),
                Map.of(),
                Map.of(),
                EngineVersion.text(),
                SEED,
                run.replication(),
                "1000s",
                "",
                "");
        Reached reached = built.reached();
        return new RunResult(
                description,
                reached,
                built.execution(),
                built.results(),
                built.checks(),
                built.series(),
                built.notes(),
                DigestTable.NONE,
                List.of());
    }
}
