package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.model.Model;
import org.chronogram.model.TimeBase;
import org.chronogram.partition.PartitionPlan;
import org.chronogram.partition.PartitionText;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.Delays;
import org.chronogram.results.DigestTable;
import org.chronogram.results.Execution;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.LpDivision;
import org.chronogram.results.LpEvents;
import org.chronogram.results.Reached;
import org.chronogram.results.ReportCollector;
import org.chronogram.results.RunDescription;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
import org.chronogram.results.SeriesTable;
import org.chronogram.run.EngineVersion;
import org.chronogram.run.Layout;
import org.chronogram.run.PartitionOptions;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.Simulation;

/** Puts the result of a run together. */
final class RunResults {
    private static final RefusedConnections NO_CONNECTIONS = new RefusedConnections(0, 0, 0, 0);
    private static final String REPORT_CHECK = "report of the model";

    private RunResults() {}

    static RunResult of(PreparedRun prepared, RunTotals totals, RunCounts counts, Execution execution) {
        Simulation simulation = prepared.specification().simulation();
        TimeBase timeBase = prepared.model().timeBase();
        ReportCollector report = ReportCollector.of(prepared.model(), prepared.parameters(), totals);
        RunDescription run = new RunDescription(
                simulation.model(),
                prepared.parameters().asText(),
                simulation.inputChecksums(),
                prepared.specification().code().checksums(),
                EngineVersion.text(),
                simulation.seed(),
                simulation.replication(),
                timeBase.format(simulation.endTicks()),
                simulation.measuring().findsWarmUp()
                        ? "auto"
                        : ifAny(simulation.measuring().warmUpTicks(), timeBase),
                ifAny(simulation.measuring().sampleTicks(), timeBase));
        Reached reached = new Reached(
                timeBase.format(totals.reachedTicks()),
                counts.stopped(),
                endedBy(prepared, totals.reachedTicks(), counts),
                totals.logicalProcesses(),
                totals.events(),
                totals.cancelledEvents(),
                totals.pendingEvents(),
                counts.steps(),
                counts.digest(),
                counts.lpEvents());
        SeriesTable series = SeriesTable.of(
                totals.statistics(),
                simulation.measuring().warmUpTicks(),
                simulation.measuring().sampleTicks(),
                timeBase);
        List<String> notes =
                report.addSteadyState(series, simulation.measuring().findsWarmUp());
        return new RunResult(
                run,
                reached,
                execution,
                report.results(),
                checks(prepared.model(), report),
                series,
                notes,
                DigestTable.of(
                        totals.statistics(),
                        totals.logicalProcesses(),
                        simulation.measuring().digestTicks(),
                        timeBase),
                report.maps());
    }

    /** Tells why the run has ended before its end time; empty when it has not, or was stopped from outside. */
    private static String endedBy(PreparedRun prepared, long reachedTicks, RunCounts counts) {
        Simulation simulation = prepared.specification().simulation();
        if (counts.stopped() || reachedTicks >= simulation.endTicks()) {
            return "";
        }
        StopReason asked = counts.asked();
        return asked.equals(StopReason.NONE)
                ? simulation.earlyEnd().description(prepared.declaration())
                : Reached.endedBy(asked.lp(), prepared.model().timeBase().format(asked.ticks()), asked.reason());
    }

    private static String ifAny(long ticks, TimeBase timeBase) {
        return ticks == 0 ? "" : timeBase.format(ticks);
    }

    /** A model that fails to report has failed a check; what the run has come to is shown all the same. */
    private static List<CheckEntry> checks(Model model, ReportCollector report) {
        List<CheckEntry> checks = new ArrayList<>(report.checks());
        report.failure().ifPresent(error -> {
            String where = ModelTrace.of(error).strip().replaceAll("\\s*\\R\\s*", ", ");
            String who = "model class " + model.getClass().getName() + ": its method report() threw ";
            String detail = ModelBlame.of(who, error, where.isEmpty() ? "" : " " + where)
                    .getMessage();
            checks.add(new CheckEntry(REPORT_CHECK, false, detail));
        });
        return checks;
    }

    /**
     * Puts the result of a run in this process together.
     *
     * @param outcome outcome of the execution.
     * @param layouts the layouts that the run has chosen itself; none where it has not.
     */
    static RunResult ofLocal(
            PreparedRun prepared,
            LocalExecution execution,
            Outcome outcome,
            CheckpointCounts checkpoints,
            List<LayoutPhase> layouts) {
        LpEvents lpEvents = lpEvents(prepared, execution.states());
        return new WorkerOutcomes(prepared, List.of(outcome), execution.statistics(), lpEvents)
                .result(outcome.costs().wallNs(), checkpoints, List.of(), NO_CONNECTIONS, layouts);
    }

    /** Returns the events of each LP of a run in this process, where they are asked for. */
    private static LpEvents lpEvents(PreparedRun prepared, List<KernelState> partitions) {
        if (!prepared.specification().layout().partition().recordsEvents()) {
            return LpEvents.NONE;
        }
        int[] events = new int[prepared.declaration().logicalProcesses()];
        for (KernelState partition : partitions) {
            for (int index = 0; index < partition.processes().length; index++) {
                events[partition.lps().lpAt(index)] = (int) partition.eventsOfLp(index);
            }
        }
        return new LpEvents(events);
    }

    /** Returns how the LPs of a run are divided. */
    static LpDivision division(PreparedRun prepared) {
        PartitionPlan plan = prepared.partitions().plan();
        TimeBase timeBase = prepared.model().timeBase();
        String weights = prepared.specification().layout().partition().weights();
        String run = weights.equals(PartitionOptions.OF_MODEL) ? "" : weights;
        String reason = plan.explanation(timeBase)
                + betweenWorkers(prepared)
                + (run.isEmpty() ? "" : "; each LP weighs the events that it handled in " + run);
        return new LpDivision(
                plan.isBlocks() && plan.links() == 0 ? "" : reason,
                () -> plan.isBlocks() ? "" : PartitionText.of(plan),
                plan.cutLinks(),
                prepared.partitions().betweenWorkers().links(),
                plan.links(),
                delays(prepared, plan),
                plan.imbalance(),
                run);
    }

    /** Where a worker has one partition, all links that are cut lead to another worker. */
    private static String betweenWorkers(PreparedRun prepared) {
        Layout layout = prepared.specification().layout();
        return layout.workers() < 2
                        || layout.threads() == 1
                        || prepared.partitions().plan().cutLinks() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %,d of the cut links lead to another worker",
                        prepared.partitions().betweenWorkers().links());
    }

    private static Delays delays(PreparedRun prepared, PartitionPlan plan) {
        TimeBase timeBase = prepared.model().timeBase();
        long lookaheadTicks = prepared.declaration().lookaheadTicks();
        return new Delays(
                prepared.declaration().links().isPresent(),
                lookaheadTicks == 0 ? "" : timeBase.format(lookaheadTicks),
                delay(plan.smallestDelayTicks(), timeBase),
                delay(plan.smallestCutDelayTicks(), timeBase),
                plan.shortestCut());
    }

    private static String delay(long ticks, TimeBase timeBase) {
        return ticks == Long.MAX_VALUE ? "" : timeBase.format(ticks);
    }

    /** Returns how far a run in this process has come. */
    static Progress progressOf(long simulatedTicks, long events, long steps, long endTicks, long wallNs) {
        return new Progress(simulatedTicks, endTicks, events, steps, wallNs / 1e9, List.of(events));
    }
}
