package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.model.Counter;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.PartitionCosts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.LpEvents;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.RefusedCounts;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.worker.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerOutcomesTest {
    private static final CheckpointCounts CHECKPOINTS = new CheckpointCounts(3, 400, List.of("old.jar"));

    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    @AfterEach
    void restoreThread() {
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private static Outcome outcome(int worker, boolean stopped) {
        Histogram latency = new Histogram(3);
        latency.recordValue(1_000L * (worker + 1));
        return new Outcome(
                0,
                700,
                stopped,
                StopReason.NONE,
                7,
                1,
                new EventCounts(10 + worker, 0, 20 + worker, 30 + worker, 1L << 62),
                new RunCosts(
                        RunCosts.encode(latency),
                        List.of(new PartitionCosts(
                                7,
                                10 + worker,
                                2,
                                3,
                                4,
                                5,
                                6,
                                List.of(new PartitionCosts.Wait(1 - worker, -1, 1, 2, 3)))),
                        2_000_000_000L + worker * 500_000_000L,
                        100 - worker,
                        1 + worker,
                        2 + worker,
                        3 + worker));
    }

    private RunResult result(boolean stopped, long wallNs) {
        PreparedRun prepared = ScriptedRun.prepared(directory, 2, FaultTolerance.WITHOUT_CHECKPOINTS);
        StatisticSet recorded = prepared.declaration().statistics().emptyCopy();
        ((Counter) recorded.find("handled").orElseThrow()).add(21);
        return new WorkerOutcomes(prepared, List.of(outcome(0, stopped), outcome(1, stopped)), recorded, LpEvents.NONE)
                .result(wallNs, CHECKPOINTS, List.of(), new RefusedConnections(1, 2, 3, 4));
    }

    @Test
    void shouldAddUpWhatTheWorkersDidToEvents() {
        RunResult result = result(false, 0);
        assertEquals(21, result.reached().events());
        assertEquals(61, result.reached().pendingEvents());
        assertEquals(41, result.execution().remoteEvents());
        assertEquals(Long.MIN_VALUE, result.reached().digest());
    }

    @Test
    void shouldSayHowFarTheRunHasCome() {
        RunResult stopped = result(true, 0);
        assertTrue(stopped.reached().stopped());
        assertEquals(7, stopped.reached().steps());
        assertEquals("0.0000007s", stopped.reached().time());
        assertEquals(ScriptedModel.LPS, stopped.reached().lps());
    }

    @Test
    void shouldTakeTheTimeOfTheSlowestWorkerWhereTheRunHasNone() {
        assertEquals(2.5, result(false, 0).execution().wallSeconds());
        assertEquals(4.0, result(false, 4_000_000_000L).execution().wallSeconds());
    }

    @Test
    void shouldMergeWhatTheWorkersTook() {
        RunResult result = result(false, 0);
        assertEquals(
                new NetworkCounts(3, 5, 100, new RefusedCounts(1, 2, 3, 4, 7)),
                result.execution().network());
        assertEquals(2, result.execution().stepLatencyNs().getTotalCount());
        assertEquals(2_000, result.execution().stepLatencyNs().getMaxValue(), 2);
        assertEquals(CHECKPOINTS, result.execution().checkpoints());
        assertEquals(2, result.execution().workers());
        assertEquals(1, result.execution().threads());
    }

    @Test
    void shouldTellWhereTheTimeOfEachPartitionWent() {
        assertEquals(
                List.of(
                        new PartitionTimes(
                                0, 0, 7, 10, 2, 3, 4, 5, 6, List.of(new PartitionTimes.Wait(1, -1, 1, 2, 3))),
                        new PartitionTimes(
                                1, 0, 7, 11, 2, 3, 4, 5, 6, List.of(new PartitionTimes.Wait(0, -1, 1, 2, 3)))),
                result(false, 0).execution().stepTimes().partitions());
    }

    @Test
    void shouldReportWhatWasRecorded() {
        RunResult result = result(false, 0);
        assertEquals("handled", result.results().get(0).name());
        assertEquals(Map.of("count", 21L), result.results().get(0).values());
    }
}
