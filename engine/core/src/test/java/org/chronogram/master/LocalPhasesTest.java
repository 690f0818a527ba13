package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Layout;
import org.chronogram.run.MessagingMode;
import org.chronogram.run.PartitionOptions;
import org.chronogram.run.PreparedRun;
import org.chronogram.worker.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in this process that move from layout to layout, as the test says. */
@Timeout(60)
final class LocalPhasesTest {
    private static final Layout AUTOMATIC = new Layout(0, 2, MessagingMode.AUTO, PartitionOptions.DEFAULT, true);

    private final List<String> notices = new ArrayList<>();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private final RunClock clock = new RunClock(() -> 1_000);

    @TempDir
    private Path directory;

    /** Moves at each look after the first event, from one number of threads to the next, and stays on the last. */
    private static final class Scripted implements LayoutChooser {
        private final List<Integer> threads;
        private final List<String> refusals = new ArrayList<>();
        private int index;

        Scripted(Integer... threads) {
            this.threads = List.of(threads);
        }

        @Override
        public int threads() {
            return threads.get(index);
        }

        @Override
        public boolean mayMove() {
            return true;
        }

        @Override
        public void begin(Look look) {
            // Nothing is measured.
        }

        @Override
        public boolean wantsMove(Look look) {
            if (index + 1 == threads.size() || look.events() == 0) {
                return false;
            }
            index++;
            return true;
        }

        @Override
        public void cannotBegin(String why) {
            refusals.add("not begun on " + threads() + ": " + why);
            index++;
        }

        @Override
        public void refused(int onThreads, String why) {
            refusals.add(onThreads + ": " + why);
        }

        @Override
        public void stay(String why) {
            refusals.add(why);
        }

        @Override
        public List<LayoutPhase> phases(Look look) {
            return List.of(new LayoutPhase(threads(), 1, look.events(), "the test says so"));
        }
    }

    @AfterEach
    void restoreThread() {
        ScriptedModel.reset();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private RunResult run(Layout layout, LayoutChooser chooser, FaultTolerance faultTolerance) throws IOException {
        PreparedRun given = ScriptedRun.prepared(directory, 0, faultTolerance);
        PreparedRun prepared = PreparedRun.of(given.specification().on(layout));
        try (CheckpointLocation location = CheckpointLocation.ofOneProcess(faultTolerance);
                LocalCheckpoints checkpoints = new LocalCheckpoints(prepared, location, notices::add, clock);
                OutsideWorld outside = OutsideWorld.open(prepared, notices::add, clock)) {
            LocalPhases phases = new LocalPhases(prepared, checkpoints, chooser, clock, stopRequested::get, outside);
            phases.begin();
            phases.run();
            return phases.end();
        }
    }

    private void assertSequential(RunResult result) {
        SequentialEngine engine =
                ScriptedRun.prepared(directory, 0, FaultTolerance.DEFAULT).sequentialEngine(new ProgressCounters());
        engine.run(() -> false);
        assertEquals(engine.kernel().digest(), result.reached().digest());
        assertEquals(ScriptedRun.EVENTS, result.reached().events());
        assertEquals(engine.steps(), result.reached().steps());
        assertEquals(
                ScriptedRun.EVENTS,
                result.results().get(0).values().get("count").longValue());
        assertEquals(List.of(), notices);
    }

    @Test
    void shouldRunOnThreadsOfThisProcess() throws IOException {
        RunResult result = run(Layout.of(0, 2), LayoutChooser.fixed(2), FaultTolerance.DEFAULT);
        assertSequential(result);
        assertEquals(0, result.execution().workers());
        assertEquals(2, result.execution().threads());
        assertEquals(2, result.execution().stepTimes().partitions().size());
        assertEquals(List.of(), result.execution().layouts());
    }

    @Test
    void shouldMoveToThreadsAndBackWithTheSameResult() throws IOException {
        Scripted chooser = new Scripted(1, 2, 1, 2);
        RunResult result = run(AUTOMATIC, chooser, FaultTolerance.DEFAULT);
        assertSequential(result);
        assertEquals(2, result.execution().threads());
        assertEquals(ScriptedRun.EVENTS, result.execution().layouts().get(0).events());
        assertEquals(List.of(), chooser.refusals);
    }

    @Test
    void shouldEndOnTheSequentialEngine() throws IOException {
        RunResult result = run(AUTOMATIC, new Scripted(1, 2, 1), FaultTolerance.DEFAULT);
        assertSequential(result);
        assertEquals(1, result.execution().threads());
    }

    @Test
    void shouldWriteCheckpointsOnEachLayout() throws IOException {
        FaultTolerance often = ScriptedRun.checkpointsEvery(ScriptedModel.LOOKAHEAD, directory.resolve("run"));
        RunResult result = run(AUTOMATIC, new Scripted(1, 2, 1), often);
        assertSequential(result);
        assertTrue(result.execution().checkpoints().committed() > 0);
    }

    @Test
    void shouldStopOnThreadsAndGoOnOnAnotherLayout() throws IOException {
        FaultTolerance kept = FaultTolerance.DEFAULT.in(directory.resolve("run").toString());
        ScriptedModel.atNextEvent(() -> stopRequested.set(true));
        RunResult stopped = run(Layout.of(0, 2), LayoutChooser.fixed(2), kept);
        assertTrue(stopped.reached().stopped());
        assertEquals(1, stopped.execution().checkpoints().committed());
        stopRequested.set(false);
        assertSequential(run(AUTOMATIC, new Scripted(1, 2), kept.resumed()));
    }

    @Test
    void shouldStayWhereTheLpsCannotBeDividedSo() throws IOException {
        Scripted chooser = new Scripted(1, 3);
        assertSequential(run(AUTOMATIC, chooser, FaultTolerance.DEFAULT));
        assertEquals(1, chooser.refusals.size(), chooser.refusals::toString);
        assertTrue(chooser.refusals.get(0).startsWith("1: "), chooser.refusals::toString);
        assertTrue(chooser.refusals.get(0).contains("the model has only 2 LPs"), chooser.refusals::toString);
    }

    @Test
    void shouldBeginElsewhereWhereTheLpsCannotBeDividedSo() throws IOException {
        Scripted chooser = new Scripted(3, 2);
        RunResult result = run(AUTOMATIC, chooser, FaultTolerance.DEFAULT);
        assertSequential(result);
        assertEquals(2, result.execution().threads());
        assertEquals(1, chooser.refusals.size(), chooser.refusals::toString);
        assertTrue(chooser.refusals.get(0).startsWith("not begun on 3: "), chooser.refusals::toString);
    }

    @Test
    void shouldRefuseAFileOfPartitionsWhereTheirNumberChanges() {
        Layout layout = new Layout(
                0, 2, MessagingMode.AUTO, new PartitionOptions("/owners", 0, PartitionOptions.OF_MODEL, false), true);
        assertEquals(
                "--partition=/owners is for one number of partitions, and --workers=auto changes it: use --workers 0"
                        + " --threads T, or --partition auto",
                assertThrows(
                                InvalidInputException.class,
                                () -> run(layout, new AutoLayout(2, 2, false), FaultTolerance.DEFAULT))
                        .getMessage());
    }

    /** The later builds take their classes from where the first has them, although the files may have changed. */
    @Test
    void shouldStayWhereAFurtherBuildOfTheModelFails() throws IOException {
        Scripted chooser = new Scripted(1, 2);
        ScriptedModel.atNextEvent(() -> ScriptedModel.atBuild(() -> {
            throw new IllegalStateException("no more beans");
        }));
        RunResult result = run(AUTOMATIC, chooser, FaultTolerance.DEFAULT);
        ScriptedModel.reset();
        assertSequential(result);
        assertEquals(1, chooser.refusals.size(), chooser.refusals::toString);
        assertTrue(chooser.refusals.get(0).contains("no more beans"), chooser.refusals::toString);
    }

    @Test
    void shouldNotMoveWhenTheRunIsToStop() throws IOException {
        Scripted chooser = new Scripted(1, 2);
        ScriptedModel.atNextEvent(() -> ScriptedModel.atBuild(() -> stopRequested.set(true)));
        RunResult result = run(AUTOMATIC, chooser, FaultTolerance.DEFAULT);
        assertTrue(result.reached().stopped());
        assertEquals(List.of("1: the run was to stop"), chooser.refusals);
        assertEquals(1, result.execution().threads());
    }

    @Test
    void shouldFailAsTheModelDoesOnThreads() {
        ScriptedModel.atNextEvent(() -> {
            throw new IllegalStateException("out of beans");
        });
        String message = assertThrows(
                        ModelException.class,
                        () -> run(Layout.of(0, 2), LayoutChooser.fixed(2), FaultTolerance.DEFAULT))
                .getMessage();
        assertTrue(message.contains("out of beans"), message);
    }
}
