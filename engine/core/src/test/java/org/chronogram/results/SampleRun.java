package org.chronogram.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.chronogram.model.ReportMap;

/** A run as it could have been, to be changed where a test wants it different. */
public final class SampleRun {
    private static final long STEP_NS = 10_000;

    public int workers = 2;
    public int threads = 1;
    public LpDivision division = LpDivision.UNDIVIDED;
    public boolean stopped;
    public String reachedTime = "1000s";
    public long events = 12_345_678;
    public long pendingEvents = 1_024;
    public LpEvents lpEvents = LpEvents.NONE;
    public long digest = 0x0123_4567_89ab_cdefL;
    public double wallSeconds = 2.5;
    public final Histogram stepLatencyNs = new Histogram(3);
    public final List<PartitionTimes> partitions = new ArrayList<>();
    public final List<Recovery> recoveries = new ArrayList<>();
    public final List<LayoutPhase> layouts = new ArrayList<>();
    public RealTime realTime = RealTime.NONE;
    public ExternalCounts external = ExternalCounts.NONE;
    public final List<ReportMap> maps = new ArrayList<>();
    public final List<CheckEntry> checks = new ArrayList<>();
    public final List<ResultEntry> results = new ArrayList<>();

    public SampleRun() {
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
    public void addEstimate(String name, double value, double halfWidth, double confidence) {
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("value", value);
        values.put("halfWidth", halfWidth);
        values.put("confidence", confidence);
        results.add(new ResultEntry(name, "", values));
    }

    public RunResult build() {
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
                new Reached(reachedTime, stopped, "", 1024, events, 0, pendingEvents, 1_000, digest, lpEvents),
                new Execution(
                        workers,
                        threads,
                        division,
                        4_321_000,
                        wallSeconds,
                        stepLatencyNs,
                        new StepTimes(partitions),
                        new NetworkCounts(3, 2, 65_536, new RefusedCounts(1, 2, 3, 4, 5)),
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
                maps);
    }
}
