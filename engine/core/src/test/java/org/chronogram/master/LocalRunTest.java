package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.ModelException;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.RunResult;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.worker.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LocalRunTest {
    private final StopRequest stopRequest = new StopRequest();
    private final CheckpointRequest checkpointRequest = new CheckpointRequest();
    private final RunState state = new RunState();
    private final AtomicLong nowNs = new AtomicLong(1_000);
    private final LinkedBlockingQueue<Progress> progress = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<CommittedCheckpoint> checkpoints = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    private final class Listener implements RunListener {
        @Override
        public void onProgress(Progress newProgress) {
            progress.add(newProgress);
        }

        @Override
        public void onCheckpoint(CommittedCheckpoint checkpoint) {
            checkpoints.add(checkpoint);
        }

        @Override
        public void onNotice(String line) {
            notices.add(line);
        }
    }

    @AfterEach
    void restoreThread() {
        ScriptedModel.reset();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private PreparedRun prepared(FaultTolerance faultTolerance) {
        return ScriptedRun.prepared(directory, 0, faultTolerance);
    }

    private RunResult run(FaultTolerance faultTolerance) {
        return new LocalRun(prepared(faultTolerance), new Listener(), stopRequest, checkpointRequest, state, nowNs::get)
                .run();
    }

    private RunResult run() {
        return run(FaultTolerance.DEFAULT);
    }

    private void passSeconds(long seconds) {
        nowNs.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void shouldRunToTheEndAsTheEngineDoes() {
        ScriptedModel.atNextEvent(() -> passSeconds(2));
        RunResult result = run();
        SequentialEngine engine = prepared(FaultTolerance.DEFAULT).sequentialEngine(new ProgressCounters());
        engine.run(() -> false);
        assertEquals(ScriptedRun.EVENTS, result.reached().events());
        assertEquals(engine.kernel().digest(), result.reached().digest());
        assertEquals(engine.steps(), result.reached().steps());
        assertFalse(result.reached().stopped());
        assertEquals(2.0, result.execution().wallSeconds());
        assertEquals(0, result.execution().workers());
        assertEquals(CheckpointCounts.NONE, result.execution().checkpoints());
    }

    @Test
    void shouldWriteACheckpointWhenAsked() {
        checkpointRequest.raise();
        FaultTolerance kept = FaultTolerance.DEFAULT.in(directory.resolve("run").toString());
        assertFalse(run(kept).reached().stopped());
        assertEquals(1, checkpoints.size());
        assertTrue(checkpoints.peek().bytes() > 0, checkpoints::toString);
    }

    @Test
    void shouldStopAtTheEndOfTheStepWhenAsked() {
        ScriptedModel.atNextEvent(stopRequest::raise);
        RunResult result = run();
        assertTrue(result.reached().stopped());
        assertEquals(ScriptedModel.LPS, result.reached().events());
    }

    @Test
    void shouldStopBeforeTheFirstEventWhenAskedBefore() {
        stopRequest.raise();
        RunResult result = run();
        assertTrue(result.reached().stopped());
        assertEquals(0, result.reached().events());
    }

    @Test
    void shouldFailAsTheModelDoes() {
        ScriptedModel.atNextEvent(() -> {
            throw new IllegalStateException("out of beans");
        });
        String message = assertThrows(ModelException.class, this::run).getMessage();
        assertTrue(message.contains("LP 0"), message);
        assertTrue(message.contains("out of beans"), message);
    }

    @Test
    void shouldCutARunOffWhoseStepDoesNotEndWhileAUserWaits() {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedModel.atNextEvent(() -> {
            stopRequest.raise();
            passSeconds(10);
            await(over);
        });
        try {
            String message = assertThrows(RunFailedException.class, this::run).getMessage();
            assertTrue(
                    message.startsWith("the run was cut off in the middle of a step that did not end: LP 0"), message);
            assertTrue(message.contains("nothing of the run is kept"), message);
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldWaitForALongStepWhereNoUserWaits() {
        ScriptedModel.atNextEvent(() -> {
            stopRequest.raisePatiently();
            passSeconds(3_600);
        });
        RunResult result = run();
        assertTrue(result.reached().stopped());
        assertEquals(3_600.0, result.execution().wallSeconds());
    }

    @Test
    void shouldSayWhatTheRunIsDoing() {
        AtomicReference<String> text = new AtomicReference<>();
        assertEquals(": the model was being built; nothing of the run is kept", state.text());
        ScriptedModel.atNextEvent(() -> text.set(state.text()));
        RunResult unused = run();
        assertTrue(text.get().startsWith(": LP 0"), text.get());
        assertTrue(text.get().contains("nothing of the run is kept"), text.get());
    }

    @Test
    void shouldTellHowFarTheRunHasComeWhileAStepGoesOn() {
        ScriptedModel.atNextEvent(() -> {
            progress.clear();
            take(progress);
        });
        RunResult result = run();
        assertEquals(ScriptedRun.EVENTS, result.reached().events());
    }

    @Test
    void shouldSayThatTheStepOfAStopGoesOn() {
        AtomicReference<String> notice = new AtomicReference<>();
        ScriptedModel.atNextEvent(() -> {
            stopRequest.raise();
            passSeconds(4);
            notice.set(take(notices));
        });
        RunResult unused = run();
        assertTrue(notice.get().startsWith("sim: the step in which the run is to stop goes on: LP 0"), notice.get());
    }

    private static <T> T take(LinkedBlockingQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldFailWhenTheWaitingThreadIsInterrupted() {
        CountDownLatch over = new CountDownLatch(1);
        Thread waiting = Thread.currentThread();
        ScriptedModel.atNextEvent(() -> {
            waiting.interrupt();
            await(over);
        });
        try {
            assertEquals(
                    "interrupted",
                    assertThrows(RunFailedException.class, this::run).getMessage());
        } finally {
            over.countDown();
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void shouldGoOnFromTheStepAtWhichItWasStopped() {
        FaultTolerance kept = FaultTolerance.DEFAULT.in(directory.resolve("run").toString());
        long digest = run().reached().digest();
        ScriptedModel.atNextEvent(stopRequest::raise);
        assertEquals(1, run(kept).execution().checkpoints().committed());
        RunResult resumed = new LocalRun(
                        prepared(kept.resumed()),
                        new Listener(),
                        new StopRequest(),
                        new CheckpointRequest(),
                        new RunState(),
                        nowNs::get)
                .run();
        assertFalse(resumed.reached().stopped());
        assertEquals(ScriptedRun.EVENTS, resumed.reached().events());
        assertEquals(digest, resumed.reached().digest());
        assertEquals(List.of(), List.copyOf(notices));
    }

    /** As a thread that has no memory left, not even to keep its failure. */
    @Test
    void shouldFailWhenItsThreadEndsWithoutAResult() {
        FutureTask<Void> lost = new FutureTask<>(() -> {}, null) {
            @Override
            public void run() {}
        };
        assertEquals(
                "the thread of the run has ended without a result",
                assertThrows(OutOfMemoryError.class, () -> LocalRun.await(lost, () -> {}))
                        .getMessage());
    }
}
