package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.chronogram.results.Delays;
import org.chronogram.results.FinishedRun;
import org.chronogram.results.LpDivision;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.StepLatency;
import org.junit.jupiter.api.Test;

/** Runs of 1,000 steps and 1 s with 10,000 events in each step. */
final class RunForecastTest {
    private final SampleRun run = new SampleRun();

    RunForecastTest() {
        run.events = 10_000_000;
        run.wallSeconds = 1;
        run.workers = 0;
        run.division = new LpDivision("", () -> "", 0, 0, 0, new Delays(false, "1s", "", "", List.of()), 1, "");
    }

    private RunForecast forecast(int cores) {
        return new RunForecast(new FinishedRun(run.build(), new StepLatency(2_000, 3, 30, 40, 50, 60), cores));
    }

    private List<String> options(int cores) {
        return forecast(cores).rows().stream().map(RunForecast.Row::options).toList();
    }

    private void addPartition(int thread, long steps, double computeSeconds, double withoutCoreSeconds) {
        run.threads = thread + 1;
        run.partitions.add(new PartitionTimes(
                0, thread, steps, ns(computeSeconds), ns(withoutCoreSeconds), 0, ns(0.1), 0, 0, List.of()));
    }

    private static long ns(double seconds) {
        return Math.round(seconds * 1e9);
    }

    @Test
    void shouldTakeTheCostOfAnEventFromTheWholeSequentialRun() {
        assertEquals(100, forecast(2).eventNs(), 1e-9);
    }

    @Test
    void shouldTakeTheCostOfAnEventFromTheTimeOnACore() {
        addPartition(0, 1_000, 0.9, 0.1);
        addPartition(1, 1_000, 0.9, 0.1);
        assertEquals(160, forecast(2).eventNs(), 1e-9);
    }

    /** A partition that was replaced has begun to count anew. */
    @Test
    void shouldCountTheEventsOfMeasuredStepsOnly() {
        addPartition(0, 500, 0.4, 0);
        addPartition(1, 500, 0.4, 0);
        assertEquals(160, forecast(2).eventNs(), 1e-9);
    }

    @Test
    void shouldForetellPowersOfTwoAndAllCores() {
        assertEquals(
                List.of(
                        "--workers 0",
                        "--workers 0 --threads 2",
                        "--workers 0 --threads 4",
                        "--workers 0 --threads 6",
                        "--workers 2",
                        "--workers 4",
                        "--workers 6"),
                options(6));
        assertEquals(List.of("--workers 0"), options(1));
    }

    @Test
    void shouldPromiseThreadsByTheStatedFormula() {
        double rate = forecast(2).rows().get(1).eventsPerSecond();
        assertEquals(1e9 * 10_000 / (1.15 * 10_000 * 100 / 2 + 4_000), rate, 1);
    }

    @Test
    void shouldPromiseNothingWithoutEvents() {
        run.events = 0;
        assertEquals(List.of(), forecast(4).rows());
        assertEquals("", forecast(4).text());
    }
}
