package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.Model;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunManifest;
import org.chronogram.results.RunResult;
import org.chronogram.worker.Partitioning;
import org.chronogram.worker.RunSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sim run}: runs a model and leaves its results on standard output and in a directory. */
@Command(
        name = "run",
        description = "Runs a model.",
        footer = {
            "%n@|bold Examples:|@",
            "  sim run MODEL --help                  the parameters of a model",
            "  sim run MODEL --workers 2 --end 10s   on two processes",
            "  sim run MODEL --json --out none       for scripts"
        })
final class RunCommand implements ModelCommand {
    private static final String DEFAULT_PARENT = "chronogram-runs";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String NO_FILES = "none";

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "worker processes; 0 runs sequentially in this process (default: ${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "simulation threads in each worker (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "directory for run.json, results.csv and step-latency.hlog; 'none' writes nothing (default: "
                    + DEFAULT_PARENT + "/MODEL-DATE-TIME)")
    private String out;

    private final Surroundings surroundings;
    private final String classPath;
    private final Simulator simulator;

    RunCommand(Surroundings surroundings, String classPath) {
        this.surroundings = surroundings;
        this.classPath = classPath;
        simulator = new Simulator(surroundings);
    }

    @Override
    public int execute(Model model, Map<String, String> given) {
        Partitioning.check(workers, threads);
        RunSpecification specification = simulation.specification(model, given, workers, threads, classPath);
        Optional<RunDirectory> directory = directory(model);
        try {
            RunResult result = simulator.run(specification, model.timeBase(), simulation.progressLabel(""));
            return finish(result, directory);
        } finally {
            directory.ifPresent(RunDirectory::discardIfEmpty);
        }
    }

    private Optional<RunDirectory> directory(Model model) {
        if (NO_FILES.equals(out)) {
            return Optional.empty();
        }
        if (out != null) {
            return Optional.of(RunDirectory.named(surroundings.directory().resolve(out)));
        }
        String name = model.name() + "-" + STAMP.format(LocalDateTime.now(surroundings.clock()));
        return Optional.of(RunDirectory.fresh(
                surroundings.directory().resolve(DEFAULT_PARENT).resolve(name)));
    }

    private int finish(RunResult result, Optional<RunDirectory> directory) {
        Optional<String> problem = directory.flatMap(target -> write(target, result));
        Optional<Path> written = problem.isPresent() ? Optional.empty() : directory.map(RunDirectory::path);
        if (simulation.json) {
            surroundings.out().println(JsonText.onOneLine(RunManifest.of(result)));
        } else {
            surroundings.out().print(Summary.of(result, written));
        }
        surroundings.out().flush();
        problem.ifPresent(surroundings.err()::println);
        int checked = simulator.reportChecks(result);
        return problem.isPresent() ? ExitCode.FAILED : checked;
    }

    private static Optional<String> write(RunDirectory directory, RunResult result) {
        try {
            directory.write(result);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("sim: the results could not be written to " + directory.path() + ": "
                    + RunDirectory.reason(e) + "; they are on standard output only");
        }
    }
}
