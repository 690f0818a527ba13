package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.experiment.Experiment;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.experiment.ExperimentOutcome;
import org.chronogram.experiment.ExperimentPlan;
import org.chronogram.experiment.ExperimentTables;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.Precision;
import org.chronogram.experiment.RunOutput;
import org.chronogram.experiment.RunPlace;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.files.FileFaults;
import org.chronogram.model.Model;
import org.chronogram.report.Report;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.runner.HostLine;
import org.chronogram.runner.RunnerHosts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sim sweep}: runs a model at several values of its parameters, several times each. */
@Command(
        name = "sweep",
        description = "Runs a model at all combinations of values of its parameters, several times each, and estimates"
                + " the results with confidence intervals.",
        footer = {
            "%n@|bold Example:|@",
            "  sim sweep MODEL --vary rate=0.1:0.9:0.1 --vary buffer=10,100 --out DIR",
            "%nWhen it was stopped or killed, the same command goes on with it. 'sim results DIR' shows it again."
        })
final class SweepCommand implements ModelCommand {
    @Mixin
    private SweepOptions options;

    private final CliContext context;
    private final String classPath;

    SweepCommand(CliContext context, String classPath) {
        this.context = context;
        this.classPath = classPath;
    }

    @Override
    public int execute(Model model, Map<String, String> given) {
        SweepInput input = new SweepInput(options, model, given, classPath, context.directory());
        Optional<Precision> precision = options.precision();
        int jobs = options.jobs();
        List<HostLine> others = options.hosts(context.directory());
        Path out = options.out(context.directory());
        context.stopSwitch().watch(input::stop, () -> " before a run of the sweep had begun");
        if (!input.check()) {
            return ExitCode.STOPPED;
        }
        ExperimentPlan plan = input.plan();
        try (ExperimentDirectory directory = ExperimentDirectory.open(out, plan)) {
            ExperimentOutcome outcome = others.isEmpty()
                    ? here(input, directory, jobs, precision)
                    : onHosts(others, input, directory, precision);
            return new SweepReport(context, directory).finish(outcome, options.shown, write(directory, outcome));
        }
    }

    private ExperimentOutcome here(
            SweepInput input, ExperimentDirectory directory, int jobs, Optional<Precision> precision) {
        try (SweepProgress progress = new SweepProgress(context, options.quiet)) {
            RunPlace here = RunPlace.here(jobs, run -> simulation(input, run, progress));
            return run(new Experiment(directory, List.of(here), progress), precision);
        }
    }

    /** Where the user has stopped the sweep while the hosts were prepared, the experiment begins no run. */
    private ExperimentOutcome onHosts(
            List<HostLine> others, SweepInput input, ExperimentDirectory directory, Optional<Precision> precision) {
        try (SweepProgress progress = new SweepProgress(context, options.quiet);
                RunnerHosts hosts = RunnerHosts.start(others, progress::onNotice)) {
            hosts.prepare(input.inputPaths(), input::isStopped);
            return run(new Experiment(directory, hosts.places(input::specification), progress), precision);
        }
    }

    private ExperimentOutcome run(Experiment experiment, Optional<Precision> precision) {
        context.stopSwitch()
                .watch(
                        experiment::stop,
                        () -> "; the runs of the sweep that had ended are kept: the same command goes on with it");
        return experiment.run(precision);
    }

    private StoppableRun simulation(SweepInput input, PlannedRun run, SweepProgress progress) {
        SimulationRun simulation = context.runs().create(input.specification(run), new RunListener() {
            @Override
            public void onProgress(Progress unused) {}

            @Override
            public void onNotice(String line) {
                progress.onNotice(line);
            }
        });
        return new StoppableRun() {
            @Override
            public RunOutput run() {
                return RunOutput.of(simulation.run());
            }

            @Override
            public void stop() {
                simulation.stop();
            }
        };
    }

    /** Writes the tables and the report, but not while a user waits for the end. Returns why they could not be written. */
    private static Optional<String> write(ExperimentDirectory directory, ExperimentOutcome outcome) {
        if (outcome.stopped() || !outcome.fault().isEmpty()) {
            return Optional.empty();
        }
        try {
            ExperimentTables.write(directory, outcome);
            Path unused = Report.write(directory.path());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "the tables could not be written to " + directory.path() + ": " + FileFaults.describe(e));
        }
    }
}
