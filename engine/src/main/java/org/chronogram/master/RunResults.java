package org.chronogram.master;

import org.chronogram.model.TimeBase;
import org.chronogram.results.ReportCollector;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
import org.chronogram.worker.RunSpecification;

/** Puts the result of a run together. */
final class RunResults {
    private RunResults() {}

    static RunResult of(PreparedRun prepared, RunTotals totals, RunCounts counts) {
        RunSpecification specification = prepared.specification();
        TimeBase timeBase = prepared.model().timeBase();
        ReportCollector report = ReportCollector.of(prepared.model(), prepared.parameters(), totals);
        return new RunResult(
                specification.model(),
                prepared.parameters().asText(),
                specification.seed(),
                specification.replication(),
                timeBase.format(specification.endTicks()),
                timeBase.format(totals.reachedTicks()),
                counts.stopped(),
                specification.workers(),
                specification.threads(),
                totals.logicalProcesses(),
                totals.events(),
                totals.pendingEvents(),
                counts.remoteEvents(),
                counts.steps(),
                counts.wallSeconds(),
                counts.digest(),
                report.results(),
                report.checks(),
                counts.stepLatencyNs(),
                counts.network(),
                counts.checkpoints(),
                counts.recoveries());
    }
}
