package org.chronogram.cli;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chronogram.master.CheckpointTrial;
import org.chronogram.model.TimeBase;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/** Executes runs, shows their progress and connects them with the stop switch. */
final class Simulator {
    private final CliContext context;

    Simulator(CliContext context) {
        this.context = context;
    }

    /**
     * Executes a run.
     *
     * @param specification specification of the run.
     * @param timeBase time base of the model.
     * @param label text before the progress; empty to show no progress.
     */
    RunResult run(RunSpecification specification, TimeBase timeBase, Optional<String> label) {
        return run(specification, timeBase, label, UnaryOperator.identity());
    }

    /**
     * Executes a run with another listener.
     *
     * @param specification specification of the run.
     * @param timeBase time base of the model.
     * @param label text before the progress; empty to show no progress.
     * @param before returns the listener of the run, which forwards all calls to the listener passed in.
     */
    RunResult run(
            RunSpecification specification,
            TimeBase timeBase,
            Optional<String> label,
            UnaryOperator<RunListener> before) {
        return shown(timeBase, label, listener -> run(specification, before.apply(listener)));
    }

    /** Executes an action and shows its notices, and its progress if there is a label. */
    private <T> T shown(TimeBase timeBase, Optional<String> label, Function<RunListener, T> action) {
        if (label.isEmpty()) {
            return action.apply(new NoticePrinter(context.err()));
        }
        try (ProgressPrinter progress = new ProgressPrinter(context, label.get(), timeBase)) {
            return action.apply(progress);
        }
    }

    private RunResult run(RunSpecification specification, RunListener listener) {
        SimulationRun run = context.runs().create(specification, listener);
        context.stopSwitch().watch(run::stop, run::state);
        return run.run();
    }

    /**
     * Looks for state of a model that checkpoints do not keep.
     *
     * @param specification specification of the run.
     * @param steps number of steps of the run.
     * @param timeBase time base of the model.
     * @param label text before the progress; empty to show no progress.
     */
    CheckpointTrial.Outcome tryCheckpoints(
            RunSpecification specification, long steps, TimeBase timeBase, Optional<String> label) {
        return shown(timeBase, label, listener -> {
            CheckpointTrial trial = new CheckpointTrial(specification, steps, listener);
            context.stopSwitch().watch(trial::stop, () -> ": checkpoints were being tried; nothing is kept of that");
            return trial.run();
        });
    }

    /** Prints the failed self-checks of a model; returns the exit code. */
    int reportChecks(RunResult result) {
        int status = ExitCode.DONE;
        for (CheckEntry check : result.checks()) {
            if (!check.passed()) {
                context.err().println("sim: check '" + check.name() + "' failed: " + check.detail());
                status = ExitCode.FAILED;
            }
        }
        return status;
    }
}
