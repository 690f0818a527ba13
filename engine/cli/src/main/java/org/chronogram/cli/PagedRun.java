package org.chronogram.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.chronogram.model.TimeBase;
import org.chronogram.page.LivePage;
import org.chronogram.page.RunControls;
import org.chronogram.page.RunEnd;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.text.OneLine;

/**
 * A run that is shown on a live page.
 *
 * @param shown the run.
 * @param page shows it.
 */
record PagedRun(SimulationRun shown, LivePage page) implements SimulationRun {
    static SimulationRun of(
            SimulationRun.Factory runs,
            RunSpecification specification,
            RunListener listener,
            LivePage page,
            TimeBase timeBase) {
        SimulationRun run = runs.create(specification, RunListener.all(List.of(listener, page)));
        page.begin(specification, timeBase, new RunControls() {
            @Override
            public void checkpoint() {
                run.checkpoint();
            }

            @Override
            public void stop() {
                run.stop();
            }
        });
        return new PagedRun(run, page);
    }

    @Override
    public RunResult run() {
        try {
            RunResult result = shown.run();
            page.end(endOf(result));
            return result;
        } catch (RuntimeException | Error e) {
            page.end(new RunEnd(false, "failed", OneLine.of(String.valueOf(e.getMessage()))));
            throw e;
        }
    }

    /** Says how a run has ended that has a result. */
    static RunEnd endOf(RunResult result) {
        String digest = ", digest " + result.digestText();
        if (result.reached().stopped()) {
            return new RunEnd(
                    false,
                    "stopped",
                    "The run was stopped at simulated time " + result.reached().time() + digest);
        }
        String endedBy = result.reached().endedBy();
        String done =
                "The run " + (endedBy.isEmpty() ? "is done" : "has ended before its end time, by " + endedBy) + digest;
        List<String> failed = result.checks().stream()
                .filter(check -> !check.passed())
                .map(CheckEntry::name)
                .toList();
        return failed.isEmpty()
                ? new RunEnd(true, "done", done)
                : new RunEnd(
                        false,
                        "check failed",
                        failed.stream().collect(Collectors.joining(", ", done + "; failed: ", "")));
    }

    @Override
    public void stop() {
        shown.stop();
    }

    @Override
    public void stopPatiently() {
        shown.stopPatiently();
    }

    @Override
    public void checkpoint() {
        shown.checkpoint();
    }

    @Override
    public String state() {
        return shown.state();
    }
}
