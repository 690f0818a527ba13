package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.experiment.Experiment;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.experiment.ExperimentListener;
import org.chronogram.experiment.ExperimentOutcome;
import org.chronogram.experiment.ExperimentPlan;
import org.chronogram.experiment.ExperimentTables;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.Precision;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.files.FileFaults;
import org.chronogram.model.Model;
import org.chronogram.page.RunEnd;
import org.chronogram.report.Report;
import org.chronogram.results.RunResult;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
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
        Path out = options.out(context.directory());
        page.check();
        context.stopSwitch().watch(input::stop, () -> " before a run of the sweep had begun");
        if (!input.check()) {
            return ExitCode.STOPPED;
        }
        ExperimentPlan plan = input.plan();
        try (SweepView view = page.openSweep(context, options.shown);
                ExperimentDirectory directory = ExperimentDirectory.open(out, plan)) {
            ExperimentOutcome outcome = run(input, directory, jobs, precision, view);
            Optional<String> problem = write(directory, outcome);
            view.end(SweepEnd.of(outcome, problem, directory.path()));
            return new SweepReport(context, directory).finish(outcome, options.shown, problem);
        }
    }

    private ExperimentOutcome run(
            SweepInput input, ExperimentDirectory directory, int jobs, Optional<Precision> precision, SweepView view) {
        try (SweepProgress progress = new SweepProgress(context, options.quiet)) {
            Experiment experiment = new Experiment(
                    directory,
                    run -> view.shown(run, simulation(input, run, progress, view)),
                    jobs,
                    ExperimentListener.all(List.of(progress, view)));
            context.stopSwitch()
                    .watch(
                            experiment::stop,
                            () -> "; the runs of the sweep that had ended are kept: the same command goes on with it");
            view.begin(SweepFacts.of(directory, jobs, precision), experiment::stop, experiment::observations);
            return experiment.run(precision);
        } catch (RuntimeException | Error e) {
            view.end(new RunEnd(false, "failed", OneLine.of(String.valueOf(e.getMessage()))));
            throw e;
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
                if (progress.onNotice(line)) {
                    view.onNotice(line);
                }
            }
        });
        return new StoppableRun() {
            @Override
            public RunResult run() {
                return simulation.run();
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
