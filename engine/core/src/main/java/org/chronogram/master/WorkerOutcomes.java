package org.chronogram.master;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.chronogram.model.StatisticSet;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.Recovery;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
import org.chronogram.worker.ControlMessages.Outcome;
import org.chronogram.worker.Outcomes;

/**
 * Adds up what the workers of a run did.
 *
 * @param prepared the run.
 * @param outcomes one for each worker.
 * @param recorded statistics of all workers.
 */
record WorkerOutcomes(PreparedRun prepared, Outcome[] outcomes, StatisticSet recorded) {
    /**
     * Puts the result together.
     *
     * @param wallNs wall-clock time of the run; 0 for that of the workers.
     * @param checkpoints what the checkpoints took.
     * @param recoveries losses of workers.
     */
    RunResult result(long wallNs, CheckpointCounts checkpoints, List<Recovery> recoveries) {
        StatisticSet statistics = prepared.declaration().statistics();
        // The model may have kept the objects that it was given in the master.
        statistics.mergeFrom(recorded);
        Histogram latencyNs = new Histogram(3);
        for (Outcome outcome : outcomes) {
            Outcomes.mergeLatency(latencyNs, outcome.stepLatency());
        }
        RunCounts counts = new RunCounts(
                outcomes[0].stopped(),
                sum(Outcome::remoteEvents),
                outcomes[0].steps(),
                (wallNs == 0 ? max(Outcome::wallNs) : wallNs) / 1e9,
                sum(Outcome::digest),
                latencyNs,
                network(),
                checkpoints,
                recoveries);
        return RunResults.of(prepared, totals(statistics), counts);
    }

    private RunTotals totals(StatisticSet statistics) {
        return new RunTotals(
                prepared.declaration().logicalProcesses(),
                prepared.specification().endTicks(),
                outcomes[0].reachedTicks(),
                sum(Outcome::events),
                sum(Outcome::pendingEvents),
                statistics);
    }

    private NetworkCounts network() {
        return new NetworkCounts(sum(Outcome::naksSent), sum(Outcome::retransmitsSent), max(Outcome::peakWaitingBytes));
    }

    private long sum(ToLongFunction<Outcome> field) {
        return Arrays.stream(outcomes).mapToLong(field).sum();
    }

    private long max(ToLongFunction<Outcome> field) {
        return Arrays.stream(outcomes).mapToLong(field).max().orElse(0);
    }
}
