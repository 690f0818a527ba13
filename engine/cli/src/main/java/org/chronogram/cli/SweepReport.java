package org.chronogram.cli;

import java.util.List;
import java.util.Optional;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.experiment.ExperimentOutcome;
import org.chronogram.experiment.ExperimentTables;
import org.chronogram.experiment.FailedRun;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.Point;

/** Prints what a sweep has come to, and chooses the exit code. */
final class SweepReport {
    private static final int MOST_LISTED = 20;

    private final CliContext context;
    private final ExperimentDirectory directory;

    SweepReport(CliContext context, ExperimentDirectory directory) {
        this.context = context;
        this.directory = directory;
    }

    /**
     * Prints.
     *
     * @param shown names of the results to show; none for a choice that fits.
     * @param problem why the tables could not be written; empty where they were.
     * @return exit code.
     */
    int finish(ExperimentOutcome outcome, List<String> shown, Optional<String> problem) {
        if (outcome.stopped()) {
            say("stopped after " + outcome.kept() + " of " + Numbers.counted(outcome.total(), "run")
                    + "; what is done is kept in " + directory.path() + ": the same command goes on with the sweep");
            return ExitCode.STOPPED;
        }
        show(outcome.observations(), shown);
        boolean written = problem.isEmpty() && outcome.fault().isEmpty();
        if (written) {
            context.out().println("written to  " + directory.path());
        }
        context.out().flush();
        problem.ifPresent(this::say);
        reportFault(outcome);
        reportFailed(outcome.failed(), outcome.total());
        reportInexact(outcome.inexact());
        boolean good =
                written && outcome.failed().isEmpty() && outcome.inexact().isEmpty();
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Prints a table of the results. */
    void show(Observations observations, String table) {
        context.out()
                .println(directory.plan().input().get("model") + ": "
                        + Numbers.counted(observations.grid().points().size(), "combination") + ", seed "
                        + directory.plan().input().get("seed") + ", up to "
                        + directory.plan().input().get("endTime"));
        context.out().print(table);
        context.out().println("intervals   " + ExperimentTables.intervals(observations));
        context.out().flush();
    }

    /** Prints the results with a row for each combination. */
    void show(Observations observations, List<String> shown) {
        show(observations, EstimateTable.of(observations, shown, context.width()));
    }

    private void reportFault(ExperimentOutcome outcome) {
        if (!outcome.fault().isEmpty()) {
            say(outcome.fault() + "; the sweep was ended, and " + outcome.kept() + " of "
                    + Numbers.counted(outcome.total(), "run") + " are kept in " + directory.path()
                    + ": " + outcome.remedy() + ", then the same command goes on with it");
        }
    }

    private void reportFailed(List<FailedRun> failed, int total) {
        if (failed.isEmpty()) {
            return;
        }
        say(failed.size() + " of " + Numbers.counted(total, "run")
                + " failed and count for nothing above; the same command does again those without results:");
        failed.stream()
                .limit(MOST_LISTED)
                .forEach(run -> context.err().println("  " + run.run().text() + ": " + run.message()));
        if (failed.size() > MOST_LISTED) {
            context.err().println("  and " + (failed.size() - MOST_LISTED) + " more");
        }
    }

    private void reportInexact(List<Point> inexact) {
        if (!inexact.isEmpty()) {
            List<String> points =
                    inexact.stream().limit(MOST_LISTED).map(Point::text).toList();
            say("the precision of " + SweepOptions.UNTIL + " is not reached at "
                    + Numbers.counted(inexact.size(), "combination") + ": " + String.join("; ", points)
                    + (inexact.size() > MOST_LISTED ? "; ..." : "") + "; give a larger "
                    + SweepOptions.MOST_REPLICATIONS + ", a longer --end or a larger percentage");
        }
    }

    private void say(String message) {
        context.err().println(Failures.line(message));
    }
}
