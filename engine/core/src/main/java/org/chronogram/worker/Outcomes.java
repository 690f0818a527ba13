package org.chronogram.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.chronogram.kernel.AskedStop;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.PartitionCosts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.sync.PartitionOutcome;
import org.chronogram.sync.StepTimes;

/** Merges the outcomes of the partitions of a worker. */
public final class Outcomes {
    private Outcomes() {}

    /** Returns the statistics of all partitions together; the partitions keep theirs, as they may be asked again. */
    static StatisticSet statistics(List<PartitionOutcome> partitions) {
        StatisticSet first = partitions.get(0).statistics();
        if (partitions.size() == 1) {
            return first;
        }
        StatisticSet all = first.emptyCopy();
        partitions.forEach(partition -> all.mergeFrom(partition.statistics()));
        return all;
    }

    /**
     * Adds up the counts of all partitions.
     *
     * @param epoch epoch of the mesh.
     * @param partitions one outcome for each partition of the worker.
     * @param parts how many parts with statistics and events of LPs were sent before.
     * @param costs costs of the run in the worker.
     */
    static Outcome merge(int epoch, List<PartitionOutcome> partitions, long parts, RunCosts costs) {
        PartitionOutcome first = partitions.get(0);
        EventCounts events = new EventCounts(
                sum(partitions, partition -> partition.counts().handled()),
                sum(partitions, partition -> partition.counts().cancelled()),
                sum(partitions, partition -> partition.counts().remote()),
                sum(partitions, PartitionOutcome::pendingEvents),
                sum(partitions, PartitionOutcome::digest));
        return new Outcome(
                epoch,
                first.reachedTicks(),
                first.stopped(),
                asked(partitions),
                first.completedSteps(),
                parts,
                events,
                costs);
    }

    private static StopReason asked(List<PartitionOutcome> partitions) {
        return reasonOf(
                partitions.stream().map(PartitionOutcome::askedStop).reduce(Optional.empty(), AskedStop::first));
    }

    /**
     * Returns what an LP said, as the master is told.
     *
     * @param asked what it said; empty when none has asked for the end of the run.
     * @return the same.
     */
    public static StopReason reasonOf(Optional<AskedStop> asked) {
        return asked.map(stop -> new StopReason(stop.ticks(), stop.lp(), stop.reason()))
                .orElse(StopReason.NONE);
    }

    static long sum(List<PartitionOutcome> partitions, ToLongFunction<PartitionOutcome> field) {
        return partitions.stream().mapToLong(field).sum();
    }

    /** Returns the latency of the steps of all partitions, as bytes. */
    static byte[] stepLatency(List<PartitionOutcome> partitions) {
        Histogram all = partitions.get(0).stepLatencyNs().copy();
        partitions.stream().skip(1).forEach(other -> all.add(other.stepLatencyNs()));
        return RunCosts.encode(all);
    }

    /** Returns where the time of the steps of each partition of a worker went. */
    static List<PartitionCosts> stepTimes(int worker, List<PartitionOutcome> partitions) {
        return partitions.stream()
                .map(partition -> costs(worker, partitions.size(), partition.times()))
                .toList();
    }

    private static PartitionCosts costs(int worker, int threads, StepTimes times) {
        List<PartitionCosts.Wait> waits = new ArrayList<>();
        for (int source = 0; source < times.sources(); source++) {
            boolean sibling = source < threads;
            PartitionCosts.Wait wait = new PartitionCosts.Wait(
                    sibling ? worker : source - threads,
                    sibling ? source : PartitionCosts.Wait.ANY_THREAD,
                    times.lastSteps(source),
                    times.imbalanceNs(source),
                    times.exchangeNs(source));
            if (wait.lastSteps() > 0 || wait.imbalanceNs() > 0) {
                waits.add(wait);
            }
        }
        return new PartitionCosts(
                times.steps(),
                times.computeNs(),
                times.withoutCoreNs(),
                times.imbalanceNs(),
                times.exchangeNs(),
                times.checkpointNs(),
                times.ownLastSteps(),
                waits);
    }
}
