package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chronogram.experiment.Experiment;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.experiment.ExperimentListener;
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
import org.chronogram.page.RunEnd;
import org.chronogram.report.Report;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.runner.HostLine;
import org.chronogram.runner.RunnerHosts;
import org.chronogram.text.OneLine;
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

    @Mixin
    private PageOption page;

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
        page.check();
        context.stopSwitch().watch(input::stop, () -> " before a run of the sweep had begun");
        if (!input.check()) {
            return ExitCode.STOPPED;
        }
        ExperimentPlan plan = input.plan();
        try (SweepView view = page.openSweep(context, options.shown);
                ExperimentDirectory directory = ExperimentDirectory.open(out, plan)) {
            ExperimentOutcome outcome = endShown(
                    view,
                    () -> others.isEmpty()
                            ? here(input, directory, jobs, precision, view)
                            : onHosts(others, input, directory, precision, view));
            Optional<String> problem = write(directory, outcome);
            view.end(SweepEnd.of(outcome, problem, directory.path()));
            return new SweepReport(context, directory).finish(outcome, options.shown, problem);
        }
    }

    private static ExperimentOutcome endShown(SweepView view, Supplier<ExperimentOutcome> experiment) {
        try {
            return experiment.get();
        } catch (RuntimeException | Error e) {
            view.end(new RunEnd(false, "failed", OneLine.of(String.valueOf(e.getMessage()))));
            throw e;
        }
    }

    private ExperimentOutcome here(
            SweepInput input, ExperimentDirectory directory, int jobs, Optional<Precision> precision, SweepView view) {
        try (SweepProgress progress = new SweepProgress(context, options.quiet)) {
            RunPlace here = RunPlace.here(jobs, run -> simulation(input, run, progress, view));
            return run(directory, List.of(here), precision, progress, view);
        }
    }

    /** Where the user has stopped the sweep while the hosts were prepared, the experiment begins no run. */
    private ExperimentOutcome onHosts(
            List<HostLine> others,
            SweepInput input,
            ExperimentDirectory directory,
            Optional<Precision> precision,
            SweepView view) {
        try (SweepProgress progress = new SweepProgress(context, options.quiet);
                RunnerHosts hosts = RunnerHosts.start(others, line -> show(line, progress, view))) {
            hosts.prepare(input.inputPaths(), input::isStopped);
            return run(directory, hosts.places(input::specification), precision, progress, view);
        }
    }

    private ExperimentOutcome run(
            ExperimentDirectory directory,
            List<RunPlace> places,
            Optional<Precision> precision,
            SweepProgress progress,
            SweepView view) {
        List<RunPlace> shown =
                places.stream().map(place -> place.with(view::shown)).toList();
        Experiment experiment = new Experiment(directory, shown, ExperimentListener.all(List.of(progress, view)));
        context.stopSwitch()
                .watch(
                        experiment::stop,
                        () -> "; the runs of the sweep that had ended are kept: the same command goes on with it");
        int jobs = places.stream()
                .filter(place -> !place.spare())
                .mapToInt(RunPlace::slots)
                .sum();
        view.begin(SweepFacts.of(directory, jobs, precision), experiment::stop, experiment::observations);
        return experiment.run(precision);
    }

    private static void show(String notice, SweepProgress progress, SweepView view) {
        if (progress.showOnce(notice)) {
            view.onNotice(notice);
        }
    }

    private StoppableRun simulation(SweepInput input, PlannedRun run, SweepProgress progress, SweepView view) {
        SimulationRun simulation = context.runs().create(input.specification(run), new RunListener() {
            @Override
            public void onProgress(Progress now) {
                view.onRunProgress(run, now);
            }

            @Override
            public void onNotice(String line) {
                show(line, progress, view);
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
