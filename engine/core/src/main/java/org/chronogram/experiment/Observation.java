package org.chronogram.experiment;

import java.util.stream.Collectors;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.RunRecord;

/**
 * A run that has come to its end, and what came out.
 *
 * @param run the run.
 * @param record its record.
 */
public record Observation(PlannedRun run, RunRecord record) {
    /** Tells whether the model found no fault in the results; others count for no estimate. */
    boolean passed() {
        return record.checks().stream().allMatch(CheckEntry::passed);
    }

    /** Names the checks of the model that have failed. */
    String failedChecks() {
        return record.checks().stream()
                .filter(check -> !check.passed())
                .map(check -> "check '" + check.name() + "' failed: " + check.detail())
                .collect(Collectors.joining("; "));
    }
}
