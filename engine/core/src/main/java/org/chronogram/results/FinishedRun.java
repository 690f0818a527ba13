package org.chronogram.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.chronogram.model.InvalidInputException;

/**
 * A run of earlier, as its {@code run.json} tells it: where it came to, how it was executed and what that cost. What the model
 * found is left out.
 *
 * @param result the run, without parameters, results, checks and the histogram of waits.
 * @param latency the waits.
 * @param cores cores of the host of the master.
 */
public record FinishedRun(RunResult result, StepLatency latency, int cores) {
    /**
     * Returns a run that has ended in this process.
     *
     * @param result its result.
     * @return the run.
     */
    public static FinishedRun of(RunResult result) {
        return new FinishedRun(
                result,
                StepLatency.of(result.execution().stepLatencyNs()),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * Reads a run.
     *
     * @param directory directory of the run.
     * @return the run.
     * @throws InvalidInputException when it has none, or one of another version.
     */
    public static FinishedRun read(Path directory) {
        Map<String, Object> manifest = RunManifest.read(directory).orElseThrow(() -> absent(directory));
        return read(directory.resolve(RunFiles.MANIFEST).toString(), manifest);
    }

    private static InvalidInputException absent(Path directory) {
        boolean hasBegun = Files.exists(directory.resolve(RunDirectory.INPUT));
        return new InvalidInputException(directory + ": there is no " + RunFiles.MANIFEST
                + (hasBegun
                        ? ": this run has not come to its end; go on with 'sim resume " + directory + "'"
                        : ": expected the directory of a run, as it was given with --out"));
    }

    static FinishedRun read(String file, Map<String, Object> manifest) {
        JsonFields fields = JsonFields.of(file, manifest);
        RunResult result = new RunResult(
                run(fields),
                reached(fields),
                execution(fields),
                List.of(),
                List.of(),
                SeriesTable.NONE,
                List.of(),
                DigestTable.NONE,
                List.of());
        return new FinishedRun(result, latency(fields.object("stepLatency")), fields.smallCount("cores"));
    }

    private static RunDescription run(JsonFields fields) {
        return new RunDescription(
                fields.text("model"),
                Map.of(),
                Map.of(),
                Map.of(),
                fields.text("version"),
                0,
                fields.smallCount("replication"),
                fields.text("endTime"),
                fields.text("warmUp"),
                fields.text("sampleEvery"));
    }

    private static Reached reached(JsonFields fields) {
        return new Reached(
                fields.text("reachedTime"),
                fields.flag("stopped"),
                fields.text("endedBy"),
                fields.smallCount("lps"),
                fields.count("events"),
                fields.count("cancelledEvents"),
                fields.count("pendingEvents"),
                fields.count("steps"),
                0,
                LpEvents.NONE);
    }

    private static Execution execution(JsonFields fields) {
        return new Execution(
                fields.smallCount("workers"),
                fields.smallCount("threads"),
                division(fields.object("partition")),
                fields.count("remoteEvents"),
                fields.number("wallSeconds"),
                new Histogram(1),
                new StepTimes(fields.object("stepTimes").objects("partitions").stream()
                        .map(FinishedRun::partition)
                        .toList()),
                NetworkCounts.NONE,
                checkpoints(fields.object("checkpoints")),
                fields.objects("recoveries").stream().map(FinishedRun::recovery).toList(),
                fields.objects("layouts").stream().map(FinishedRun::layout).toList(),
                RealTime.NONE,
                ExternalCounts.NONE);
    }

    private static LpDivision division(JsonFields fields) {
        Delays delays = new Delays(
                fields.flag("linked"),
                fields.text("lookahead"),
                fields.text("smallestDelay"),
                fields.text("smallestCutDelay"),
                fields.smallNumbers("shortestCutLink"));
        return new LpDivision(
                fields.text("description"),
                () -> "",
                fields.count("cutLinks"),
                0,
                fields.count("links"),
                delays,
                fields.number("imbalance"),
                fields.text("weights"));
    }

    private static PartitionTimes partition(JsonFields fields) {
        return new PartitionTimes(
                fields.smallCount("worker"),
                fields.smallCount("thread"),
                fields.count("steps"),
                fields.nanos("computeSeconds"),
                fields.nanos("withoutCoreSeconds"),
                fields.nanos("imbalanceSeconds"),
                fields.nanos("exchangeSeconds"),
                fields.nanos("checkpointSeconds"),
                fields.count("ownLastSteps"),
                fields.objects("waits").stream().map(FinishedRun::waitOf).toList());
    }

    private static PartitionTimes.Wait waitOf(JsonFields fields) {
        return new PartitionTimes.Wait(
                fields.smallCount("worker"),
                fields.isNull("thread") ? -1 : fields.smallCount("thread"),
                fields.count("lastSteps"),
                fields.nanos("imbalanceSeconds"),
                fields.nanos("exchangeSeconds"));
    }

    private static CheckpointCounts checkpoints(JsonFields fields) {
        return new CheckpointCounts(fields.smallCount("committed"), fields.nanos("longestPauseSeconds"), List.of());
    }

    private static Recovery recovery(JsonFields fields) {
        return new Recovery(
                fields.count("number"),
                fields.smallCount("worker"),
                fields.text("cause"),
                fields.count("steps"),
                fields.text("lostAt"),
                fields.text("wentOnFrom"),
                fields.numberOrNaN("secondsLost"),
                fields.count("eventsReexecuted"),
                fields.text("way"));
    }

    private static LayoutPhase layout(JsonFields fields) {
        return new LayoutPhase(
                fields.smallCount("threads"), fields.number("seconds"), fields.count("events"), fields.text("reason"));
    }

    private static StepLatency latency(JsonFields fields) {
        return new StepLatency(
                fields.count("count"),
                fields.numberOrNaN("p50"),
                fields.numberOrNaN("p90"),
                fields.numberOrNaN("p99"),
                fields.numberOrNaN("p99.9"),
                fields.numberOrNaN("max"));
    }
}
