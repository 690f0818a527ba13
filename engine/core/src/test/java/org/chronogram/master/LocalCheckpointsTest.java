package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.worker.ScriptedModel;
import org.chronogram.worker.WorkerCheckpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LocalCheckpointsTest {
    private final List<String> notices = new ArrayList<>();
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private long nowNs = 1_000;
    private final RunClock clock = new RunClock(() -> nowNs);
    private SequentialEngine engine;
    private SequentialExecution execution;

    @TempDir
    private Path directory;

    @AfterEach
    void restoreThread() {
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private FaultTolerance everyTicks(long ticks) {
        return ScriptedRun.checkpointsEvery(ticks, directory.resolve("run"));
    }

    private Path checkpointDirectory() {
        return directory.resolve("run").resolve(RunDirectory.CHECKPOINTS);
    }

    /** Begins a run; no step is done yet. */
    private LocalCheckpoints begun(FaultTolerance faultTolerance) throws IOException {
        PreparedRun prepared = ScriptedRun.prepared(directory, 0, faultTolerance);
        LocalCheckpoints checkpoints = checkpoints(prepared, clock);
        engine.begin();
        return checkpoints;
    }

    private LocalCheckpoints checkpoints(PreparedRun prepared, RunClock runClock) throws IOException {
        ProgressCounters counters = new ProgressCounters();
        engine = prepared.sequentialEngine(counters);
        FaultTolerance faultTolerance = prepared.specification().faultTolerance();
        LocalCheckpoints checkpoints =
                new LocalCheckpoints(prepared, CheckpointLocation.ofOneProcess(faultTolerance), notices::add, runClock);
        WorkerCheckpoints writer = checkpoints.open(1);
        checkpoints.use(writer);
        execution = new SequentialExecution(engine, counters, writer);
        writer.prepare(execution.states(), List.of());
        return checkpoints;
    }

    @Test
    void shouldWriteNothingWithoutARunDirectory() throws IOException {
        try (LocalCheckpoints checkpoints = begun(FaultTolerance.DEFAULT)) {
            engine.step();
            execution.checkpoint();
            checkpoints.end(1);
            assertFalse(checkpoints.areWritten());
            assertEquals(CheckpointCounts.NONE, checkpoints.counts());
            assertTrue(checkpoints.fate().contains("nothing of the run is kept"), checkpoints.fate());
        }
    }

    @Test
    void shouldCommitTheStepThatIsDone() throws IOException {
        try (LocalCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            execution.checkpoint();
            assertEquals(Optional.empty(), checkpoints.await(1));
            assertEquals(1, checkpoints.counts().committed());
            assertTrue(Files.isDirectory(checkpointDirectory()));
            assertEquals(List.of(), notices);
        }
    }

    @Test
    void shouldSayWhyTheStepCannotBeCommitted() throws IOException {
        try (LocalCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            Files.createDirectories(checkpointDirectory().getParent());
            Files.writeString(checkpointDirectory(), "a file where the directory should be");
            execution.checkpoint();
            String reason = checkpoints.await(1).orElseThrow();
            assertTrue(reason.contains(checkpointDirectory().toString()), reason);
            assertEquals(0, checkpoints.counts().committed());
            assertEquals(1, notices.size(), notices::toString);
        }
    }

    @Test
    void shouldCommitTheLastStepOfARunThatWasStopped() throws IOException {
        try (LocalCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            execution.checkpoint();
            checkpoints.end(1);
            assertEquals(1, checkpoints.counts().committed());
            assertEquals(List.of(), notices);
        }
    }

    @Test
    void shouldWriteThePartitionsThatFollow() throws IOException {
        try (LocalCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            execution.checkpoint();
            WorkerCheckpoints writer = checkpoints.open(1);
            SequentialExecution next = new SequentialExecution(engine, new ProgressCounters(), writer);
            writer.prepare(next.states(), List.of());
            checkpoints.use(writer);
            engine.step();
            next.checkpoint();
            assertEquals(Optional.empty(), checkpoints.await(2));
            assertEquals(2, checkpoints.counts().committed());
        }
    }

    /** An error may end the run before the checkpoint was reported. */
    @Test
    void shouldCommitTheCheckpointUnderWayWhenItIsClosed() throws IOException {
        LocalCheckpoints checkpoints = begun(everyTicks(0));
        engine.step();
        execution.checkpoint();
        checkpoints.close();
        assertEquals(1, checkpoints.counts().committed());
    }

    @Test
    void shouldBeginAnewWhereNoCheckpointWasWritten() throws IOException {
        Files.createDirectories(checkpointDirectory());
        PreparedRun prepared = ScriptedRun.prepared(directory, 0, everyTicks(0).resumed());
        try (LocalCheckpoints checkpoints = checkpoints(prepared, clock)) {
            assertEquals(Optional.empty(), checkpoints.restored());
            assertTrue(notices.get(0).contains("no checkpoint"), notices::toString);
        }
    }

    @Test
    void shouldSayThatACheckpointIsDueOnce() throws IOException {
        try (LocalCheckpoints checkpoints = begun(everyTicks(2 * ScriptedModel.LOOKAHEAD))) {
            checkpoints.begin(0);
            assertFalse(checkpoints.isDue(ScriptedModel.LOOKAHEAD));
            assertTrue(checkpoints.isDue(2 * ScriptedModel.LOOKAHEAD));
            assertFalse(checkpoints.isDue(9 * ScriptedModel.LOOKAHEAD));
        }
    }

    @Test
    void shouldGoOnWhereTheCheckpointWasTaken() throws IOException {
        clock.start();
        nowNs += 700;
        long reachedTicks;
        try (LocalCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            engine.step();
            reachedTicks = engine.reachedTicks();
            execution.checkpoint();
            assertEquals(Optional.empty(), checkpoints.await(2));
        }
        RunClock resumedClock = new RunClock(() -> nowNs);
        PreparedRun prepared = ScriptedRun.prepared(directory, 0, everyTicks(0).resumed());
        try (LocalCheckpoints checkpoints = checkpoints(prepared, resumedClock)) {
            execution.continueFrom(checkpoints.restored().orElseThrow());
            assertEquals(2, engine.steps());
            assertEquals(reachedTicks, engine.reachedTicks());
            assertEquals(700, resumedClock.wallNs());
        }
    }
}
