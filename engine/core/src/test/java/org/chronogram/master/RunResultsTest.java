package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.worker.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunResultsTest {
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private PreparedRun prepared;
    private SequentialEngine engine;

    @TempDir
    private Path directory;

    @BeforeEach
    void prepare() {
        prepared = ScriptedRun.prepared(directory, 0, FaultTolerance.WITHOUT_CHECKPOINTS);
        engine = prepared.sequentialEngine(new ProgressCounters());
    }

    @AfterEach
    void restoreThread() {
        ScriptedModel.reset();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private RunResult result() {
        SequentialExecution execution = new SequentialExecution(engine, new ProgressCounters(), CheckpointTaker.NONE);
        return RunResults.ofLocal(
                prepared, execution, execution.outcome(1_500_000_000), CheckpointCounts.NONE, List.of());
    }

    @Test
    void shouldDescribeTheRun() {
        engine.run(() -> false);
        RunResult result = result();
        assertEquals(ScriptedModel.NAME, result.run().model());
        assertEquals(Map.of(), result.run().parameters());
        assertEquals(1, result.run().seed());
        assertEquals(0, result.run().replication());
        assertEquals("0.00001s", result.run().endTime());
        assertEquals(prepared.specification().code().checksums(), result.run().codeChecksums());
    }

    @Test
    void shouldSayWhatTheEngineReached() {
        engine.run(() -> false);
        RunResult result = result();
        assertFalse(result.reached().stopped());
        assertEquals("0.00001s", result.reached().time());
        assertEquals(ScriptedRun.EVENTS, result.reached().events());
        assertEquals(engine.kernel().pendingEvents(), result.reached().pendingEvents());
        assertEquals(engine.kernel().digest(), result.reached().digest());
        assertEquals(engine.steps(), result.reached().steps());
        assertEquals(1.5, result.execution().wallSeconds());
        assertEquals(NetworkCounts.NONE, result.execution().network());
        assertEquals(0, result.execution().stepLatencyNs().getTotalCount());
        assertEquals(List.of(), result.execution().stepTimes().partitions());
        assertEquals(List.of(), result.execution().recoveries());
        assertEquals(List.of(), result.checks());
    }

    @Test
    void shouldCallARunStoppedThatHasNotReachedItsEnd() {
        engine.run(() -> true);
        assertTrue(result().reached().stopped());
    }

    @Test
    void shouldFailACheckWhenTheModelCannotReport() {
        engine.run(() -> false);
        ScriptedModel.atReport(() -> {
            throw new IllegalStateException("nothing to say");
        });
        RunResult result = result();
        assertEquals("handled", result.results().get(0).name());
        CheckEntry check = result.checks().get(0);
        assertEquals("report of the model", check.name());
        assertFalse(check.passed());
        assertTrue(
                check.detail()
                        .startsWith("model class " + ScriptedModel.class.getName()
                                + ": its method report() threw java.lang.IllegalStateException: nothing to say"),
                check.detail());
        assertFalse(check.detail().contains("\n"), check.detail());
    }

    @Test
    void shouldSayHowFarTheRunHasCome() {
        assertEquals(
                new Progress(300, 1_000, 40, 5, 2.0, List.of(40L)),
                RunResults.progressOf(300, 40, 5, 1_000, 2_000_000_000));
    }
}
