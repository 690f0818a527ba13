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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SequentialCheckpointsTest {
    private static final int STEPS_PER_LOOK = 16;

    private final List<String> notices = new ArrayList<>();
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private long nowNs = 1_000;
    private final RunClock clock = new RunClock(() -> nowNs);
    private SequentialEngine engine;

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
    private SequentialCheckpoints begun(FaultTolerance faultTolerance) throws IOException {
        PreparedRun prepared = ScriptedRun.prepared(directory, 0, faultTolerance);
        engine = prepared.sequentialEngine(new ProgressCounters());
        SequentialCheckpoints checkpoints = new SequentialCheckpoints(
                prepared, engine, CheckpointLocation.ofOneProcess(faultTolerance), notices::add, clock);
        checkpoints.begin();
        engine.begin();
        return checkpoints;
    }

    @Test
    void shouldWriteNothingWithoutARunDirectory() throws IOException {
        try (SequentialCheckpoints checkpoints = begun(FaultTolerance.DEFAULT)) {
            engine.step();
            assertTrue(checkpoints.atStepBoundary(true));
            checkpoints.end(true);
            assertEquals(CheckpointCounts.NONE, checkpoints.counts());
            assertTrue(checkpoints.fate().contains("nothing of the run is kept"), checkpoints.fate());
        }
    }

    @Test
    void shouldCommitTheStepThatIsDone() throws IOException {
        try (SequentialCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            assertEquals(Optional.empty(), checkpoints.commitHere());
            assertEquals(1, checkpoints.counts().committed());
            assertTrue(Files.isDirectory(checkpointDirectory()));
            assertEquals(List.of(), notices);
        }
    }

    @Test
    void shouldSayWhyTheStepCannotBeCommitted() throws IOException {
        try (SequentialCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            Files.createDirectories(checkpointDirectory().getParent());
            Files.writeString(checkpointDirectory(), "a file where the directory should be");
            String reason = checkpoints.commitHere().orElseThrow();
            assertTrue(reason.contains(checkpointDirectory().toString()), reason);
            assertEquals(0, checkpoints.counts().committed());
            assertEquals(1, notices.size(), notices::toString);
        }
    }

    @Test
    void shouldCommitTheLastStepOfARunThatWasStopped() throws IOException {
        try (SequentialCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            assertTrue(checkpoints.atStepBoundary(true));
            checkpoints.end(true);
            assertEquals(1, checkpoints.counts().committed());
            assertEquals(List.of(), notices);
        }
    }

    @Test
    void shouldNotWaitForTheDiskAtTheEndOfTheRun() throws IOException {
        try (SequentialCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            assertTrue(checkpoints.atStepBoundary(true));
            checkpoints.end(false);
            assertEquals(0, checkpoints.counts().committed());
        }
    }

    /** The clock costs as much as an event, so it is read once in so many steps. */
    @Test
    void shouldLookWhetherACheckpointIsDueOnceInManySteps() throws IOException {
        try (SequentialCheckpoints checkpoints = begun(everyTicks(2 * ScriptedModel.LOOKAHEAD))) {
            for (int step = 1; step <= STEPS_PER_LOOK; step++) {
                engine.step();
                assertFalse(checkpoints.atStepBoundary(false));
            }
            assertFalse(Files.exists(checkpointDirectory()));
            engine.step();
            assertFalse(checkpoints.atStepBoundary(false));
            checkpoints.end(true);
            assertEquals(1, checkpoints.counts().committed());
        }
    }

    @Test
    void shouldGoOnWhereTheCheckpointWasTaken() throws IOException {
        clock.start();
        nowNs += 700;
        long reachedTicks;
        try (SequentialCheckpoints checkpoints = begun(everyTicks(0))) {
            engine.step();
            engine.step();
            reachedTicks = engine.reachedTicks();
            assertEquals(Optional.empty(), checkpoints.commitHere());
        }
        RunClock resumedClock = new RunClock(() -> nowNs);
        FaultTolerance resumed = everyTicks(0).resumed();
        PreparedRun prepared = ScriptedRun.prepared(directory, 0, resumed);
        engine = prepared.sequentialEngine(new ProgressCounters());
        try (SequentialCheckpoints checkpoints = new SequentialCheckpoints(
                prepared, engine, CheckpointLocation.ofOneProcess(resumed), notices::add, resumedClock)) {
            checkpoints.begin();
            assertEquals(2, engine.steps());
            assertEquals(reachedTicks, engine.reachedTicks());
            assertEquals(700, resumedClock.wallNs());
        }
    }
}
