package org.chronogram.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.chronogram.host.MasterPort;
import org.chronogram.master.RunPlan;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.results.JsonText;
import org.chronogram.results.PlannedDirectory;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunResult;
import org.chronogram.run.Layout;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sim run}: runs a model and writes its results to standard output and to a directory. */
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
    static final String DRY_RUN = "--dry-run";
    private static final String DEFAULT_PARENT = "chronogram-runs";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String NO_FILES = "none";

    @Mixin
    private SimulationOptions simulation;

    @Mixin
    private StopAfterOption stopAfter;

    @Mixin
    private LpEventsOption lpEvents;

    @Mixin
    private OutsideOptions outside;

    @Mixin
    private DigestLogOption digestLog;

    @Mixin
    private FaultToleranceOptions faultTolerance;

    @Mixin
    private ClusterOption cluster;

    @Mixin
    private LayoutOption layout;

    @Mixin
    private PageOption page;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "directory for report.html, run.json, results.csv and more; 'none' writes no files (default: "
                    + DEFAULT_PARENT + "/MODEL-DATE-TIME)")
    private String out;

    @Option(
            names = DRY_RUN,
            scope = ScopeType.INHERIT,
            description =
                    "check the input, build the model and divide its LPs, tell what the run would do, and end: nothing"
                            + " is started or written")
    private boolean dryRun;

    private final CliContext context;
    private final String classPath;

    RunCommand(CliContext context, String classPath) {
        this.context = context;
        this.classPath = classPath;
    }

    @Override
    public int execute(Model model, Map<String, String> given) {
        if (dryRun) {
            return plan(model, given);
        }
        try (CommandHosts hosts = cluster.open(context)) {
            return execute(model, given, stopAfter.appliedTo(hosts.context()));
        }
    }

    /** Makes the checks of a run in the same order. */
    private int plan(Model model, Map<String, String> given) {
        cluster.requireThisHost(DRY_RUN + " looks at this host only");
        CliContext unused = stopAfter.appliedTo(context);
        page.check();
        RunSpecification asked = specification(model, given);
        Optional<Path> path = path(model);
        path.ifPresent(PlannedDirectory::check);
        RunPlan plan = RunPlan.of(asked);
        if (asked.layout().workers() > 0) {
            MasterPort.check(asked.hostOptions().bindAddress());
        }
        plan.notices().forEach(line -> context.err().println(Failures.line(line)));
        DryRunReport report = new DryRunReport(plan, path);
        context.out().print(simulation.json ? JsonText.onOneLine(report.fields()) + "\n" : report.text());
        return ExitCode.DONE;
    }

    private RunSpecification specification(Model model, Map<String, String> given) {
        int cores = Runtime.getRuntime().availableProcessors();
        Layout usual = Layout.of(outside.needSequentialEngine() ? 0 : cluster.defaultWorkers(1), 1);
        Layout wanted = layout.of(usual, cluster, cores);
        requireDirectory(lpEvents.asked, LpEventsOption.LP_EVENTS, "the events of the LPs are");
        requireDirectory(digestLog.every != null, DigestLogOption.DIGEST_LOG, "the digests are");
        RunSpecification asked = simulation
                .specification(model, given, wanted, classPath, context.directory())
                .with(faultTolerance.faultTolerance(model.timeBase()))
                .with(connections(model));
        requireDirectory(
                asked.faultTolerance().keepsCheckpoints(), FaultToleranceOptions.KEEP_CHECKPOINTS, "checkpoints are");
        return digestLog.appliedTo(lpEvents.appliedTo(asked), model.timeBase());
    }

    private void requireDirectory(boolean asked, String option, String what) {
        if (asked && NO_FILES.equals(out)) {
            throw new InvalidInputException(option + " with --out=" + NO_FILES + ": " + what
                    + " written to the run directory; give another --out, or leave " + option + " out");
        }
    }

    private Outside connections(Model model) {
        Outside wanted = outside.of(context.directory(), model.name());
        if (wanted.listens() && NO_FILES.equals(out)) {
            throw new InvalidInputException(OutsideOptions.EXTERNAL_IN + " with --out=" + NO_FILES
                    + ": the events are recorded in the run directory, so that the run can be repeated; give another"
                    + " --out");
        }
        if (wanted.repeats()) {
            cluster.requireThisHost(OutsideOptions.EXTERNAL_FROM + " reads a file of this host");
        }
        return wanted;
    }

    private int execute(Model model, Map<String, String> given, CliContext limited) {
        RunSpecification asked = specification(model, given);
        try (PageOption.OpenPage open = page.open(context)) {
            return execute(model, asked, new Simulator(open.appliedTo(limited, model.timeBase())));
        }
    }

    private int execute(Model model, RunSpecification asked, Simulator simulator) {
        String input = RunDirectory.inputOf(RunInput.fields(asked));
        Optional<RunDirectory> directory = directory(model);
        RunSpecification specification =
                directory.map(target -> kept(asked, input, target)).orElse(asked);
        try {
            RunResult result = simulator.run(specification, model.timeBase(), simulation.progressLabel(""));
            return new RunOutput(context, simulator).finish(result, directory, simulation.json);
        } finally {
            directory.ifPresent(RunDirectory::discardIfEmpty);
        }
    }

    /** Writes the specification to the directory, so that the run can be resumed. */
    private static RunSpecification kept(RunSpecification asked, String input, RunDirectory directory) {
        directory.writeInput(input);
        if (asked.faultTolerance().keepsCheckpoints()) {
            directory.keepCheckpoints();
        }
        return asked.with(
                asked.faultTolerance().in(directory.path().toAbsolutePath().toString()));
    }

    private Optional<RunDirectory> directory(Model model) {
        return path(model).map(out == null ? RunDirectory::fresh : RunDirectory::named);
    }

    /** Returns where the run is to be written. */
    private Optional<Path> path(Model model) {
        if (NO_FILES.equals(out)) {
            return Optional.empty();
        }
        String name = model.name() + "-" + STAMP.format(LocalDateTime.now(context.clock()));
        return Optional.of(context.directory().resolve(out == null ? DEFAULT_PARENT + "/" + name : out));
    }
}
