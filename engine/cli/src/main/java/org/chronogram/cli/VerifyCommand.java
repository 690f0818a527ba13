package org.chronogram.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chronogram.catalog.ModelShape;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.results.RunComparison;
import org.chronogram.results.RunResult;
import org.chronogram.run.Layout;
import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sim verify}: shows that a model gives the same result however it is distributed. */
@Command(
        name = "verify",
        description =
                "Runs a model sequentially and on several numbers of workers and threads, and compares the results.",
        footer = {
            "%n@|bold Example:|@",
            "  sim verify MODEL --workers 1,2 --threads 1,4 --end 10s",
            "%nThe exit code is 0 when all results are the same to the last bit, and 3 when they are not."
        })
final class VerifyCommand implements ModelCommand {
    static final String CHECKPOINT = "--checkpoint";
    private static final String DEFAULT_WORKERS = "1,2,3,4";
    private static final String DEFAULT_THREADS = "1,2";

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--workers",
            paramLabel = "N,N...",
            scope = ScopeType.INHERIT,
            description = "numbers of worker processes (default: " + DEFAULT_WORKERS + ", or 1 and one on each host)")
    private String workers;

    @Option(
            names = "--threads",
            paramLabel = "T,T...",
            scope = ScopeType.INHERIT,
            description = "numbers of simulation threads in each worker (default: " + DEFAULT_THREADS + ")")
    private String threads;

    @Option(
            names = CHECKPOINT,
            scope = ScopeType.INHERIT,
            description = "compare, instead of layouts, the run with one that is restored from a checkpoint several"
                    + " times; needs twice the memory")
    private boolean checkpoint;

    @Mixin
    private ClusterOption cluster;

    private final CliContext context;
    private final String classPath;
    private Simulator simulator;

    VerifyCommand(CliContext context, String classPath) {
        this.context = context;
        this.classPath = classPath;
        simulator = new Simulator(context);
    }

    @Override
    public int execute(Model model, Map<String, String> given) {
        if (!checkpoint) {
            try (CommandHosts hosts = cluster.open(context)) {
                simulator = new Simulator(hosts.context());
                return verifyCombinations(model, given, hosts);
            }
        }
        if (workers != null || threads != null) {
            throw new InvalidInputException(
                    CHECKPOINT + " is verified on the sequential engine: leave out --workers and"
                            + " --threads, or verify them without it");
        }
        cluster.requireThisHost(CHECKPOINT + " is verified on the sequential engine");
        return verifyCheckpoints(model, specification(model, given, new Combination(0, 1)));
    }

    private int verifyCheckpoints(Model model, RunSpecification specification) {
        CheckpointReport report = new CheckpointReport(context.out(), simulation.json);
        RunResult reference = run(model, specification);
        report.reference(reference);
        if (reference.reached().stopped()) {
            return report.stopped();
        }
        int status = report.tried(simulator.tryCheckpoints(
                specification,
                reference.reached().steps(),
                model.timeBase(),
                simulation.progressLabel("from checkpoints: ")));
        return status == ExitCode.DONE ? simulator.reportChecks(reference) : status;
    }

    private int verifyCombinations(Model model, Map<String, String> given, CommandHosts hosts) {
        List<Combination> combinations = Combination.allOf(
                workers == null ? defaultWorkers() : workers, Objects.requireNonNullElse(threads, DEFAULT_THREADS));
        RunSpecification sequential = specification(model, given, new Combination(0, 1));
        ModelShape shape = ModelShape.of(
                model,
                ParameterValues.parse(model, sequential.simulation().parameters()),
                sequential.simulation().endTicks());
        requireOne(combinations, shape);
        hosts.gather(simulation.bindAddress, mostWorkers(combinations, shape));
        VerificationReport report = new VerificationReport(context.out(), simulation.json);
        RunResult reference = run(model, sequential);
        report.reference(reference);
        boolean stopped = reference.reached().stopped();
        for (Combination combination : combinations) {
            Optional<String> obstacle = combination.obstacle(shape);
            obstacle.ifPresent(reason -> report.skipped(combination, reason));
            if (obstacle.isEmpty() && !stopped) {
                stopped = compare(reference, run(model, specification(model, given, combination)), report);
            }
        }
        int status = report.finish(stopped);
        return status == ExitCode.DONE ? simulator.reportChecks(reference) : status;
    }

    private String defaultWorkers() {
        int most = cluster.defaultWorkers(1);
        return cluster.usesOtherHosts() ? (most == 1 ? "1" : "1," + most) : DEFAULT_WORKERS;
    }

    private static int mostWorkers(List<Combination> combinations, ModelShape shape) {
        return combinations.stream()
                .filter(combination -> combination.obstacle(shape).isEmpty())
                .mapToInt(Combination::workers)
                .max()
                .orElseThrow();
    }

    private RunSpecification specification(Model model, Map<String, String> given, Combination combination) {
        Layout layout = Layout.of(combination.workers(), combination.threads());
        return simulation.specification(model, given, layout, classPath, context.directory());
    }

    private RunResult run(Model model, RunSpecification specification) {
        String machinery = Summary.machinery(
                specification.layout().workers(), specification.layout().threads());
        return simulator.run(specification, model.timeBase(), simulation.progressLabel(machinery + ": "));
    }

    /** Compares two runs, unless the second was stopped before its end. */
    private static boolean compare(RunResult reference, RunResult result, VerificationReport report) {
        if (!result.reached().stopped()) {
            report.compared(result, RunComparison.firstDifference(reference, result));
        }
        return result.reached().stopped();
    }

    private static void requireOne(List<Combination> combinations, ModelShape shape) {
        if (combinations.stream()
                .allMatch(combination -> combination.obstacle(shape).isPresent())) {
            Combination first = combinations.get(0);
            throw new InvalidInputException("nothing to verify: the model cannot run on " + first + ": "
                    + first.obstacle(shape).orElseThrow() + "; give smaller --workers and --threads");
        }
    }
}
