package org.chronogram.master;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.PartitionCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.Execution;
import org.chronogram.results.ExternalCounts;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.LpEvents;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.RealTime;
import org.chronogram.results.Recovery;
import org.chronogram.results.RefusedCounts;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
import org.chronogram.results.StepTimes;
import org.chronogram.run.Layout;
import org.chronogram.run.PreparedRun;

/**
 * Adds up the outcomes of the workers of a run.
 *
 * @param prepared the run.
 * @param outcomes one for each worker.
 * @param recorded statistics of all workers.
 * @param lpEvents events of the LPs of all workers.
 */
record WorkerOutcomes(PreparedRun prepared, List<Outcome> outcomes, StatisticSet recorded, LpEvents lpEvents) {
    /** Puts the result of a run together whose layout the user has chosen. */
    RunResult result(long wallNs, CheckpointCounts checkpoints, List<Recovery> recoveries, RefusedConnections refused) {
        return result(wallNs, checkpoints, recoveries, refused, List.of());
    }

    /**
     * Puts the result together.
     *
     * @param wallNs wall-clock time of the run; 0 for that of the workers.
     * @param checkpoints counts of the checkpoints.
     * @param recoveries losses of workers.
     * @param refused connections that the master has refused.
     * @param layouts the layouts that the run has chosen itself; none where it has not.
     */
    RunResult result(
            long wallNs,
            CheckpointCounts checkpoints,
            List<Recovery> recoveries,
            RefusedConnections refused,
            List<LayoutPhase> layouts) {
        StatisticSet statistics = statistics();
        Histogram latencyNs = new Histogram(3);
        for (Outcome outcome : outcomes) {
            latencyNs.add(outcome.costs().stepLatencyNs());
        }
        RunCounts counts = new RunCounts(
                outcomes.get(0).stopped(),
                asked(),
                outcomes.get(0).steps(),
                sum(outcome -> outcome.events().digest()),
                lpEvents);
        Layout layout = prepared.specification().layout();
        Execution execution = new Execution(
                layout.workers(),
                layout.threads(),
                RunResults.division(prepared),
                sum(outcome -> outcome.events().remote()),
                (wallNs == 0 ? max(outcome -> outcome.costs().wallNs()) : wallNs) / 1e9,
                latencyNs,
                stepTimes(),
                network(refused),
                checkpoints,
                recoveries,
                layouts,
                RealTime.NONE,
                ExternalCounts.NONE);
        return RunResults.of(prepared, totals(statistics), counts, execution);
    }

    /** The model may have kept the objects that it was given in the first build, so the statistics go there. */
    private StatisticSet statistics() {
        StatisticSet first = prepared.declaration().statistics();
        if (first != recorded) {
            first.clear();
            first.mergeFrom(recorded);
        }
        return first;
    }

    private RunTotals totals(StatisticSet statistics) {
        return new RunTotals(
                prepared.declaration().logicalProcesses(),
                prepared.specification().simulation().endTicks(),
                outcomes.get(0).reachedTicks(),
                sum(outcome -> outcome.events().handled()),
                sum(outcome -> outcome.events().cancelled()),
                sum(outcome -> outcome.events().pending()),
                prepared.specification().simulation().measuring().warmUpTicks(),
                statistics);
    }

    /** Returns which LP of all workers has asked for the end of the run first. */
    private StopReason asked() {
        return outcomes.stream()
                .map(Outcome::asked)
                .min(Comparator.comparingLong(StopReason::ticks).thenComparingInt(StopReason::lp))
                .orElse(StopReason.NONE);
    }

    private StepTimes stepTimes() {
        List<PartitionTimes> times = new ArrayList<>();
        for (int worker = 0; worker < outcomes.size(); worker++) {
            List<PartitionCosts> partitions = outcomes.get(worker).costs().partitions();
            for (int thread = 0; thread < partitions.size(); thread++) {
                times.add(times(worker, thread, partitions.get(thread)));
            }
        }
        return new StepTimes(times);
    }

    private static PartitionTimes times(int worker, int thread, PartitionCosts costs) {
        return new PartitionTimes(
                worker,
                thread,
                costs.steps(),
                costs.computeNs(),
                costs.withoutCoreNs(),
                costs.imbalanceNs(),
                costs.exchangeNs(),
                costs.checkpointNs(),
                costs.ownLastSteps(),
                costs.waits().stream()
                        .map(wait -> new PartitionTimes.Wait(
                                wait.worker(), wait.thread(), wait.lastSteps(), wait.imbalanceNs(), wait.exchangeNs()))
                        .toList());
    }

    private NetworkCounts network(RefusedConnections refused) {
        return new NetworkCounts(
                sum(outcome -> outcome.costs().naksSent()),
                sum(outcome -> outcome.costs().retransmitsSent()),
                max(outcome -> outcome.costs().peakWaitingBytes()),
                new RefusedCounts(
                        refused.wrongToken(),
                        refused.malformed(),
                        refused.timedOut(),
                        refused.evicted(),
                        sum(outcome -> outcome.costs().datagramsRefused())));
    }

    private long sum(ToLongFunction<Outcome> field) {
        return outcomes.stream().mapToLong(field).sum();
    }

    private long max(ToLongFunction<Outcome> field) {
        return outcomes.stream().mapToLong(field).max().orElse(0);
    }
}
