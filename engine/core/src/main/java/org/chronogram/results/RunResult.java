package org.chronogram.results;

import java.util.List;
import org.chronogram.model.ReportMap;

/**
 * The result of a run. Everything except the execution is a function of the input.
 *
 * @param run input of the run.
 * @param reached how far it came.
 * @param execution layout and costs of its execution.
 * @param results results by name, in a fixed order.
 * @param checks checks of the model on itself.
 * @param series the statistics over simulated time.
 * @param notes what the results do not say, and why.
 * @param digests the log of digests over simulated time.
 * @param maps maps that the model has added for the report.
 */
public record RunResult(
        RunDescription run,
        Reached reached,
        Execution execution,
        List<ResultEntry> results,
        List<CheckEntry> checks,
        SeriesTable series,
        List<String> notes,
        DigestTable digests,
        List<ReportMap> maps) {
    /**
     * Changes what is said of the input.
     *
     * @param newRun the new description.
     * @return a changed copy.
     */
    public RunResult with(RunDescription newRun) {
        return new RunResult(newRun, reached, execution, results, checks, series, notes, digests, maps);
    }

    /**
     * Changes what is known of the execution.
     *
     * @param newExecution the new description.
     * @return a changed copy.
     */
    public RunResult with(Execution newExecution) {
        return new RunResult(run, reached, newExecution, results, checks, series, notes, digests, maps);
    }

    /**
     * Returns the digest as text.
     *
     * @return 16 hexadecimal digits.
     */
    public String digestText() {
        return String.format("%016x", reached.digest());
    }

    /**
     * Returns the rate at which events were handled.
     *
     * @return events per second of wall-clock time.
     */
    public double eventsPerSecond() {
        return execution.wallSeconds() > 0 ? reached.events() / execution.wallSeconds() : 0;
    }
}
