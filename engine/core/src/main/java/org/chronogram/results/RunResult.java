package org.chronogram.results;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a run did. Everything but the wall-clock time, the number of remote events, the step latency, the network and the versions
 * is a function of (model, parameters, seed, replication, end time).
 *
 * @param model name of the model.
 * @param parameters values of its parameters as texts, by name.
 * @param inputChecksums SHA-256 of the files that parameters name, as hexadecimal digits by the name of the parameter.
 * @param codeChecksums SHA-256 of the code that was run, by the name of the jar or directory.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param endTime end time asked for, in the unit of the model.
 * @param reachedTime time up to which the run came; the end time unless it was stopped.
 * @param stopped whether the run was stopped before its end time.
 * @param workers number of worker processes, 0 for the sequential engine.
 * @param threads threads in each worker.
 * @param lps number of LPs.
 * @param events events handled.
 * @param pendingEvents events pending at the end.
 * @param remoteEvents events that went from one partition to another.
 * @param steps steps taken.
 * @param wallSeconds wall-clock time from the start of the first step to the end of the last.
 * @param digest hash over every event handled by every LP.
 * @param results results by name, in a fixed order.
 * @param checks checks of the model on itself.
 * @param stepLatencyNs time from the end of the own window to the grant of the next, in nanoseconds, of all partitions.
 * @param network what the transport between the workers had to do.
 * @param checkpoints what the checkpoints took.
 * @param recoveries workers that were lost and replaced.
 */
public record RunResult(
        String model,
        Map<String, String> parameters,
        Map<String, String> inputChecksums,
        Map<String, String> codeChecksums,
        long seed,
        int replication,
        String endTime,
        String reachedTime,
        boolean stopped,
        int workers,
        int threads,
        int lps,
        long events,
        long pendingEvents,
        long remoteEvents,
        long steps,
        double wallSeconds,
        long digest,
        List<ResultEntry> results,
        List<CheckEntry> checks,
        Histogram stepLatencyNs,
        NetworkCounts network,
        CheckpointCounts checkpoints,
        List<Recovery> recoveries) {
    /**
     * Returns the digest as text.
     *
     * @return 16 hexadecimal digits.
     */
    public String digestText() {
        return String.format("%016x", digest);
    }

    /**
     * Returns the rate at which events were handled.
     *
     * @return events per second of wall-clock time.
     */
    public double eventsPerSecond() {
        return wallSeconds > 0 ? events / wallSeconds : 0;
    }
}
