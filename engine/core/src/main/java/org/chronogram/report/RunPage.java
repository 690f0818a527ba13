package org.chronogram.report;

import java.nio.file.Path;
import java.util.List;

/** The page about a run. */
final class RunPage {
    private RunPage() {}

    static Page of(Path directory, Fields run) {
        List<Fields> checks = run.objects("checks");
        long failed = checks.stream().filter(check -> !check.flag("passed")).count();
        return new Page("Chronogram run", run.text("model"), badge(run, checks.size(), failed), failed == 0)
                .add(RunHead.facts(run))
                .add(MapSection.of(directory))
                .add(ResultSection.of(run))
                .add(SeriesSection.of(directory, run))
                .add(StepTimeSection.of(run))
                .add(StepLatencySection.of(directory))
                .add(LayoutSection.of(run))
                .add(RecoverySection.of(run))
                .add(LpEventSection.of(directory, run))
                .add(RunHead.input(run));
    }

    private static String badge(Fields run, int checks, long failed) {
        String stopped = run.flag("stopped") ? "stopped early, " : "";
        if (checks == 0) {
            return stopped + "no checks";
        }
        return stopped + (failed == 0 ? "all checks passed" : failed + " of " + checks + " checks failed");
    }
}
