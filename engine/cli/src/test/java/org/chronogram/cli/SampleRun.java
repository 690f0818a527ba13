package org.chronogram.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.DigestTable;
import org.chronogram.results.Execution;
import org.chronogram.results.ExternalCounts;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.LpDivision;
import org.chronogram.results.LpEvents;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.Reached;
import org.chronogram.results.RealTime;
import org.chronogram.results.Recovery;
import org.chronogram.results.RefusedCounts;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunDescription;
import org.chronogram.results.RunResult;
import org.chronogram.results.SeriesTable;
import org.chronogram.results.StepTimes;

/** A run as it could have been, to be changed where a test wants it different. */
final class SampleRun {
    private static final long STEP_NS = 10_000;

    RefusedCounts refused = RefusedCounts.NONE;
    int workers = 2;
    int threads = 1;
    int lps = 1024;
    boolean stopped;
    String endedBy = "";
    String reachedTime = "1000s";
    long events = 12_345_678;
    long pendingEvents = 1_024;
    long steps = 1_000;
    long digest = 0x0123_4567_89ab_cdefL;
    double wallSeconds = 2.5;
    final Histogram stepLatencyNs = new Histogram(3);
    final List<PartitionTimes> partitions = new ArrayList<>();
    LpDivision division = LpDivision.UNDIVIDED;
    final List<Recovery> recoveries = new ArrayList<>();
    final List<LayoutPhase> layouts = new ArrayList<>();
    RealTime realTime = RealTime.NONE;
    ExternalCounts external = ExternalCounts.NONE;
    final List<CheckEntry> checks = new ArrayList<>();
    final List<ResultEntry> results = new ArrayList<>();

    SampleRun() {
        results.add(new ResultEntry("visits", "events", Map.of("value", 12_345_678L)));
        Map<String, Number> delay = new LinkedHashMap<>();
        delay.put("count", 3L);
        delay.put("mean", 0.25);
        delay.put("standardDeviation", Double.NaN);
        results.add(new ResultEntry("delay", "s", delay));
        checks.add(new CheckEntry("population", true, "found 1024 events, expected 1024"));
        stepLatencyNs.recordValueWithCount(STEP_NS, 99);
        stepLatencyNs.recordValue(10 * STEP_NS);
    }

    /** Adds an estimate with a confidence interval. */
    void addEstimate(String name, double value, double halfWidth, double confidence) {
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("value", value);
        values.put("halfWidth", halfWidth);
        values.put("confidence", confidence);
        results.add(new ResultEntry(name, "", values));
    }

    RunResult build() {
        return new RunResult(
                new RunDescription(
                        "phold",
                        Map.of("lps", "1024"),
                        Map.of(),
                        Map.of("model.jar", "0123"),
                        "0.1",
                        7,
                        0,
                        "1000s",
                        "",
                        ""),
                new Reached(reachedTime, stopped, endedBy, lps, events, 0, pendingEvents, steps, digest, LpEvents.NONE),
                new Execution(
                        workers,
                        threads,
                        division,
                        4_321_000,
                        wallSeconds,
                        stepLatencyNs,
                        new StepTimes(partitions),
                        new NetworkCounts(3, 2, 65_536, refused),
                        new CheckpointCounts(2, 3_000_000, List.of()),
                        recoveries,
                        layouts,
                        realTime,
                        external),
                results,
                checks,
                SeriesTable.NONE,
                List.of(),
                DigestTable.NONE,
                List.of());
    }
}
