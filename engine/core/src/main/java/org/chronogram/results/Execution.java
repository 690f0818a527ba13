package org.chronogram.results;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Layout and costs of the execution of a run. None of it is a function of the model.
 *
 * @param workers number of worker processes, 0 for a run in the calling process.
 * @param threads threads in each worker, or in the calling process; the last number where the run has chosen it.
 * @param division how the LPs were divided.
 * @param remoteEvents events that went from one partition to another.
 * @param wallSeconds wall-clock time from the start of the first step to the end of the last.
 * @param stepLatencyNs time from the end of the own window to the grant of the next, in nanoseconds, of all partitions.
 * @param stepTimes where the time of the steps went.
 * @param network counts of the transport between the workers.
 * @param checkpoints number and cost of the checkpoints.
 * @param recoveries workers that were lost and replaced.
 * @param layouts the layouts that a run in one process has chosen itself, one after the other; none where the user has
 *     chosen.
 * @param realTime how well the run has followed the wall clock.
 * @param external events that have come from outside, and what was published.
 */
public record Execution(
        int workers,
        int threads,
        LpDivision division,
        long remoteEvents,
        double wallSeconds,
        Histogram stepLatencyNs,
        StepTimes stepTimes,
        NetworkCounts network,
        CheckpointCounts checkpoints,
        List<Recovery> recoveries,
        List<LayoutPhase> layouts,
        RealTime realTime,
        ExternalCounts external) {
    /**
     * Adds what happened beside the simulation.
     *
     * @param newRealTime how well the run has followed the wall clock.
     * @param newExternal events that have come from outside, and what was published.
     * @return a changed copy.
     */
    public Execution besides(RealTime newRealTime, ExternalCounts newExternal) {
        return new Execution(
                workers,
                threads,
                division,
                remoteEvents,
                wallSeconds,
                stepLatencyNs,
                stepTimes,
                network,
                checkpoints,
                recoveries,
                layouts,
                newRealTime,
                newExternal);
    }
}
