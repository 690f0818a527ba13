package org.chronogram.page;

import java.util.List;
import org.chronogram.model.TimeBase;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Progress;
import org.chronogram.run.WorkerLoad;

/**
 * How far a run had come at one moment. All but the first three and the memory are sums since the begin, so that samples
 * between two others can be left out and the rates stay right.
 *
 * @param number samples are numbered from 1.
 * @param wallSeconds wall-clock time since the first step.
 * @param simulated simulated time, in the unit of the model.
 * @param events events handled.
 * @param steps steps done.
 * @param partitionSteps steps that all partitions have measured, together.
 * @param computeNs time that all partitions have computed, together.
 * @param waitNs time that they have waited for each other.
 * @param checkpointNs time that they have copied state for checkpoints.
 * @param heapBytes memory in use on the heaps of all workers.
 * @param checkpoints checkpoints that are complete.
 * @param losses workers that were lost.
 */
record Sample(
        long number,
        double wallSeconds,
        double simulated,
        long events,
        long steps,
        long partitionSteps,
        long computeNs,
        long waitNs,
        long checkpointNs,
        long heapBytes,
        long checkpoints,
        long losses)
        implements Samples.Timed {
    static Sample of(long number, Progress progress, TimeBase timeBase, long checkpoints, long losses) {
        List<PartitionTimes> times = progress.loads().stream()
                .flatMap(load -> load.partitions().stream())
                .toList();
        return new Sample(
                number,
                progress.wallSeconds(),
                timeBase.toUnits(progress.simulatedTicks()),
                progress.events(),
                progress.steps(),
                times.stream().mapToLong(PartitionTimes::steps).sum(),
                times.stream().mapToLong(PartitionTimes::computeNs).sum(),
                times.stream()
                        .mapToLong(time -> time.imbalanceNs() + time.exchangeNs())
                        .sum(),
                times.stream().mapToLong(PartitionTimes::checkpointNs).sum(),
                progress.loads().stream().mapToLong(WorkerLoad::heapBytes).sum(),
                checkpoints,
                losses);
    }

    /** Returns the values in the order in which {@code run.js} names them. */
    List<Number> values() {
        return List.of(
                wallSeconds,
                simulated,
                events,
                steps,
                partitionSteps,
                computeNs,
                waitNs,
                checkpointNs,
                heapBytes,
                checkpoints,
                losses);
    }
}
