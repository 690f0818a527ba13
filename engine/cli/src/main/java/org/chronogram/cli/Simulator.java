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

/** Executes runs, shows how they go on and lets them be stopped. */
final class Simulator {
    private final Surroundings surroundings;

    Simulator(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Executes a run.
     *
     * @param specification what shall be run.
     * @param timeBase time base of the model.
     * @param label stands before the progress; empty to show no progress at all.
     */
    RunResult run(RunSpecification specification, TimeBase timeBase, Optional<String> label) {
        return run(specification, timeBase, label, UnaryOperator.identity());
    }

    /**
     * Executes a run to which somebody else listens too.
     *
     * @param specification what shall be run.
     * @param timeBase time base of the model.
     * @param label stands before the progress; empty to show no progress at all.
     * @param before gives the listener that is told of the run, and passes it on to the one given.
     */
    RunResult run(
            RunSpecification specification,
            TimeBase timeBase,
            Optional<String> label,
            UnaryOperator<RunListener> before) {
        return shown(timeBase, label, listener -> run(specification, before.apply(listener)));
    }

    /** Does something whose progress is shown where there is a label, and whose notices are shown always. */
    private <T> T shown(TimeBase timeBase, Optional<String> label, Function<RunListener, T> action) {
        if (label.isEmpty()) {
            return action.apply(new NoticePrinter(surroundings.err()));
        }
        try (ProgressPrinter progress = new ProgressPrinter(surroundings, label.get(), timeBase)) {
            return action.apply(progress);
        }
    }

    private RunResult run(RunSpecification specification, RunListener listener) {
        Run run = surroundings.runs().create(specification, listener);
        surroundings.stopSwitch().watch(run::stop, run::state);
        return run.run();
    }

    /**
     * Finds state of a model that checkpoints do not keep.
     *
     * @param specification what shall be run.
     * @param steps how many steps it takes.
     * @param timeBase time base of the model.
     * @param label stands before the progress; empty to show no progress at all.
     */
    CheckpointTrial.Outcome tryCheckpoints(
            RunSpecification specification, long steps, TimeBase timeBase, Optional<String> label) {
        return shown(timeBase, label, listener -> {
            CheckpointTrial trial = new CheckpointTrial(specification, steps, listener);
            surroundings
                    .stopSwitch()
                    .watch(trial::stop, () -> ": checkpoints were being tried; nothing is kept of that");
            return trial.run();
        });
    }

    /** Says which checks of a model on itself failed. */
    int reportChecks(RunResult result) {
        int status = ExitCode.DONE;
        for (CheckEntry check : result.checks()) {
            if (!check.passed()) {
                surroundings.err().println("sim: check '" + check.name() + "' failed: " + check.detail());
                status = ExitCode.FAILED;
            }
        }
        return status;
    }
}
