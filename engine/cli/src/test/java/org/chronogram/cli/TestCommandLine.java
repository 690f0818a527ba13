package org.chronogram.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/** Executes the command line in a test, with a fixed clock, and with made-up runs unless the test sets other ones. */
final class TestCommandLine {
    final List<RunSpecification> runs = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    final StopSwitch stopSwitch = new StopSwitch();
    boolean terminal;
    long nowNs;
    SimulationRun.Factory factory = this::prepare;
    RunListener listener = RunListener.NONE;
    Function<RunSpecification, RunResult> simulation =
            specification -> sample(specification).build();

    private final Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    TestCommandLine(Path directory) {
        this.directory = directory;
    }

    static SampleRun sample(RunSpecification specification) {
        SampleRun run = new SampleRun();
        run.workers = specification.layout().workers();
        run.threads = specification.layout().threads();
        return run;
    }

    int execute(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new Application(context()).execute(args);
    }

    CliContext context() {
        return new CliContext(
                new PrintWriter(out),
                new PrintWriter(err, true),
                environment::get,
                terminal,
                false,
                () -> nowNs,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                directory,
                factory,
                stopSwitch);
    }

    private SimulationRun prepare(RunSpecification specification, RunListener newListener) {
        runs.add(specification);
        listener = newListener;
        return new SimulationRun() {
            @Override
            public RunResult run() {
                return simulation.apply(specification);
            }

            @Override
            public void stop() {}
        };
    }

    RunSpecification lastRun() {
        return runs.get(runs.size() - 1);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
