package org.chronogram.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.experiment.ExperimentOutcome;
import org.chronogram.page.RunEnd;

/** Says on the live page how a sweep has ended. */
final class SweepEnd {
    private SweepEnd() {}

    /**
     * Says it.
     *
     * @param problem why the tables could not be written; empty where they were.
     * @param directory directory of the sweep.
     */
    static RunEnd of(ExperimentOutcome outcome, Optional<String> problem, Path directory) {
        String kept = outcome.kept() + " of " + Numbers.counted(outcome.total(), "run") + " are kept in " + directory;
        if (outcome.stopped()) {
            return new RunEnd(
                    false, "stopped", "The sweep was stopped; " + kept + ": the same command goes on with it");
        }
        if (!outcome.fault().isEmpty() || problem.isPresent()) {
            return new RunEnd(false, "failed", problem.orElse(outcome.fault()) + "; " + kept);
        }
        return ofAll(outcome, directory);
    }

    /** Says it of a sweep whose runs have all ended. */
    private static RunEnd ofAll(ExperimentOutcome outcome, Path directory) {
        String runs = Numbers.counted(outcome.total(), "run");
        int failed = outcome.failed().size();
        if (failed > 0) {
            return new RunEnd(
                    false,
                    failed + " failed",
                    "The sweep has ended, and " + failed + " of " + runs + " have failed; the others are in "
                            + directory);
        }
        if (!outcome.inexact().isEmpty()) {
            return new RunEnd(
                    false,
                    "not exact enough",
                    "The sweep has ended, and the precision of " + SweepOptions.UNTIL + " is not reached at "
                            + Numbers.counted(outcome.inexact().size(), "combination") + "; the results are in "
                            + directory);
        }
        return new RunEnd(true, "done", "The sweep of " + runs + " is done, in " + directory);
    }
}
