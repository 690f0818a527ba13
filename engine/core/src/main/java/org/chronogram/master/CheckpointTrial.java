package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.model.ModelException;
import org.chronogram.results.Difference;
import org.chronogram.results.RunComparison;
import org.chronogram.results.RunResult;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.state.DamagedStateException;
import org.chronogram.worker.ProgressTimer;

/**
 * Finds state of a model that checkpoints do not keep. The model runs sequentially; now and then a checkpoint is written,
 * the model is built anew, restored from it and runs on beside the first, step by step, until the next checkpoint replaces
 * it or to the end. A difference between the two shows state that the checkpoint has lost. Not thread safe,
 * but for {@link #stop()}.
 */
public final class CheckpointTrial {
    private static final int CHECKPOINTS = 8;

    /**
     * The outcome of a trial.
     *
     * @param checkpoints how many checkpoints the run went on from.
     * @param result result of the run that went on from the last of them; empty where there is a defect, or the trial was
     *     stopped.
     * @param defect the first difference.
     */
    public record Outcome(int checkpoints, Optional<RunResult> result, Optional<CheckpointDefect> defect) {}

    /** The run from one checkpoint to the next: it shows a difference, ends with a result, is stopped, or goes on. */
    private record Leg(Optional<Difference> difference, Optional<RunResult> result, boolean goesOn) {
        static final Leg STOPPED = new Leg(Optional.empty(), Optional.empty(), false);
        static final Leg COMPLETE = new Leg(Optional.empty(), Optional.empty(), true);

        static Leg different(Difference difference) {
            return new Leg(Optional.of(difference), Optional.empty(), false);
        }

        static Leg last(RunResult result) {
            return new Leg(Optional.empty(), Optional.of(result), false);
        }
    }

    private final RunSpecification specification;
    private final NavigableSet<Long> checkpointSteps = new TreeSet<>();
    private final RunListener listener;
    private final ProgressCounters counters = new ProgressCounters();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final RunClock clock = new RunClock(SystemNanoClock.INSTANCE);
    private int checkpoints;

    /**
     * Prepares a trial.
     *
     * @param specification specification of the run.
     * @param steps how many steps the run takes on the sequential engine.
     * @param listener is told how it goes on.
     */
    public CheckpointTrial(RunSpecification specification, long steps, RunListener listener) {
        this.specification = specification;
        this.listener = listener;
        for (int i = 0; i <= CHECKPOINTS; i++) {
            checkpointSteps.add((long) ((double) steps * i / CHECKPOINTS));
        }
    }

    /**
     * Runs the model to its end, or to the first difference. May be called once.
     *
     * @return outcome of the trial.
     * @throws RunFailedException when a checkpoint cannot be written.
     */
    public Outcome run() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        clock.start();
        ProgressTimer timer = new ProgressTimer(() -> listener.onProgress(progress()));
        try (TemporaryDirectory directory = TemporaryDirectory.createLarge("checkpoints");
                SteppedRun original = SteppedRun.begin(specification, directory.path(), counters, listener::onNotice)) {
            return compared(original, directory.path());
        } catch (ModelException e) {
            throw new RunFailedException(e.getMessage(), ModelTrace.of(e));
        } catch (IOException e) {
            throw new RunFailedException("cannot write checkpoints: " + e.getMessage(), "");
        } finally {
            timer.close();
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Asks for the trial to stop after the current step. Any thread may call it, at any time. */
    public void stop() {
        stopRequested.set(true);
    }

    private Outcome compared(SteppedRun original, Path directory) throws IOException {
        while (true) {
            original.checkpoint();
            long checkpointStep = original.steps();
            Leg leg = leg(original, directory);
            if (!leg.goesOn()) {
                return new Outcome(
                        checkpoints,
                        leg.result(),
                        leg.difference().map(found -> new CheckpointDefect(checkpointStep, original.steps(), found)));
            }
        }
    }

    private Leg leg(SteppedRun original, Path directory) throws IOException {
        SteppedRun restored;
        try {
            restored = SteppedRun.restore(specification, directory, listener::onNotice);
        } catch (ModelException | DamagedStateException e) {
            return Leg.different(failure("restoring", e));
        }
        try (restored) {
            StateComparison comparison = new StateComparison(original, restored);
            Optional<Difference> atStart = atCheckpoint(comparison);
            return atStart.isPresent() ? Leg.different(atStart.get()) : stepped(original, restored, comparison);
        }
    }

    private Optional<Difference> atCheckpoint(StateComparison comparison) {
        try {
            Optional<Difference> difference = comparison.inAll();
            checkpoints++;
            return difference;
        } catch (ModelException | DamagedStateException e) {
            return Optional.of(failure("restoring", e));
        }
    }

    private Leg stepped(SteppedRun original, SteppedRun restored, StateComparison comparison) {
        while (original.hasNext() && !stopRequested.get()) {
            Optional<Difference> difference = stepBoth(original, restored, comparison);
            if (difference.isPresent()) {
                return Leg.different(difference.get());
            }
            if (checkpointSteps.contains(original.steps())) {
                return comparison.inAll().map(Leg::different).orElse(Leg.COMPLETE);
            }
        }
        return original.hasNext() ? Leg.STOPPED : finished(original, restored, comparison);
    }

    private static Optional<Difference> stepBoth(SteppedRun original, SteppedRun restored, StateComparison comparison) {
        try {
            original.step();
        } catch (ModelException e) {
            return Optional.of(failure("a second run in one process, whose LPs share static fields with the first", e));
        }
        try {
            restored.step();
            return comparison.afterStep();
        } catch (ModelException e) {
            return Optional.of(failure("going on", e));
        }
    }

    private static Difference failure(String what, RuntimeException error) {
        return new Difference(what, "no error", error.getMessage());
    }

    private Leg finished(SteppedRun original, SteppedRun restored, StateComparison comparison) {
        Optional<Difference> atEnd = comparison.inAll();
        if (atEnd.isPresent()) {
            return Leg.different(atEnd.get());
        }
        long wallNs = clock.wallNs();
        RunResult expected = original.finish(wallNs);
        try {
            RunResult found = restored.finish(wallNs);
            return RunComparison.firstDifference(expected, found)
                    .map(Leg::different)
                    .orElseGet(() -> Leg.last(found));
        } catch (ModelException e) {
            return Leg.different(failure("finishing", e));
        }
    }

    private Progress progress() {
        return RunResults.progressOf(
                counters.simulatedTicks(),
                counters.events(),
                counters.steps(),
                specification.simulation().endTicks(),
                clock.wallNs());
    }
}
