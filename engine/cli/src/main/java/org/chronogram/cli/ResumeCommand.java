package org.chronogram.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.model.TimeBase;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim resume}: resumes a run that was stopped, or whose processes died. */
@Command(
        name = "resume",
        description = "Resumes a run that was stopped, or whose master died, from its newest checkpoint.",
        footer = {
            "%n@|bold Example:|@",
            "  sim resume chronogram-runs/phold-20260102-030405 --workers 3",
            "%nThe result is the same as that of a run without interruption, on any number of workers and threads."
        })
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "directory of the run")
    private String directory;

    @Mixin
    private LayoutOption layout;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "IP address to which master and workers bind their sockets (default: as before)")
    private String bindAddress;

    @Option(
            names = "--accept-changed-code",
            description = "resume the run although code of the model or of the engine has changed; the results name the"
                    + " changed jars")
    private boolean acceptChangedCode;

    @Mixin
    private StopAfterOption stopAfter;

    @Mixin
    private PageOption page;

    @Mixin
    private LpEventsOption lpEvents;

    @Mixin
    private DigestLogOption digestLog;

    @Mixin
    private ClusterOption cluster;

    @Option(
            names = "--json",
            description = "print the results as one JSON object on standard output, and nothing else there")
    private boolean json;

    @Mixin
    private PartitionOption partition;

    @Option(names = "--quiet", description = "show no progress")
    private boolean quiet;

    private final CliContext context;

    ResumeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (CommandHosts hosts = cluster.open(context)) {
            return resume(stopAfter.appliedTo(hosts.context()));
        }
    }

    private int resume(CliContext limited) {
        Path path = context.directory().resolve(directory);
        RunDirectory run = RunDirectory.unfinished(path);
        RunSpecification before = RunInput.resumed(
                run.inputFile().toString(),
                run.readInput(),
                path.toAbsolutePath().toString());
        TimeBase timeBase = ModelCatalog.load(before.code().classPath())
                .create(before.simulation().model())
                .timeBase();
        RunSpecification specification = lpEvents.appliedTo(changed(logging(before, timeBase, run)));
        if (specification.faultTolerance().keepsCheckpoints()) {
            run.keepCheckpoints();
        }
        try (PageOption.OpenPage open = page.open(context)) {
            Simulator simulator = new Simulator(open.appliedTo(limited, timeBase));
            RunResult result = simulator.run(specification, timeBase, quiet ? Optional.empty() : Optional.of(""));
            return new RunOutput(context, simulator).finish(result, Optional.of(run), json);
        }
    }

    /** Writes to the directory that the run has a log from now on: its checkpoints then have it too. */
    private RunSpecification logging(RunSpecification before, TimeBase timeBase, RunDirectory run) {
        RunSpecification logging = digestLog.appliedTo(before, timeBase);
        if (!logging.equals(before)) {
            run.writeInput(RunDirectory.inputOf(RunInput.fields(logging)));
        }
        return logging;
    }

    private RunSpecification changed(RunSpecification before) {
        int cores = Runtime.getRuntime().availableProcessors();
        RunSpecification elsewhere = before.on(layout.of(before.layout(), cluster, cores));
        elsewhere = elsewhere.dividedBy(
                partition.of(context.directory(), before.layout().partition()));
        if (bindAddress != null) {
            elsewhere = elsewhere.withBindAddress(bindAddress);
        }
        return acceptChangedCode ? elsewhere.with(elsewhere.faultTolerance().acceptingChangedCode()) : elsewhere;
    }
}
