package org.chronogram.master;

import java.io.IOException;
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
     * @param result what the run did that went on from the last of them; empty where there is a defect, or the trial was
     *     stopped.
     * @param defect the first difference.
     */
    public record Outcome(int checkpoints, Optional<RunResult> result, Optional<CheckpointDefect> defect) {}

    private final RunSpecification specification;
    private final NavigableSet<Long> checkpointSteps = new TreeSet<>();
    private final RunListener listener;
    private final ProgressCounters counters = new ProgressCounters();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final RunClock clock = new RunClock(SystemNanoClock.INSTANCE);
    private TemporaryDirectory directory;
    private SteppedRun original;
    private SteppedRun restored;
    private StateComparison comparison;
    private Optional<Difference> difference = Optional.empty();
    private long checkpointStep;
    private int checkpoints;

    /**
     * Prepares a trial.
     *
     * @param specification what shall be run.
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
     * @return what was found.
     * @throws RunFailedException when a checkpoint cannot be written.
     */
    public Outcome run() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        clock.start();
        ProgressTimer timer = new ProgressTimer(() -> listener.onProgress(progress()));
        try {
            directory = TemporaryDirectory.createLarge("checkpoints");
            original = SteppedRun.begin(specification, directory.path(), counters, listener::onNotice);
            return compared();
        } catch (ModelException e) {
            throw new RunFailedException(e.getMessage(), ModelTrace.of(e));
        } catch (IOException e) {
            throw new RunFailedException("cannot write checkpoints: " + e.getMessage(), "");
        } finally {
            timer.close();
            close();
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Asks for the trial to stop after the current step. Any thread may call it, at any time. */
    public void stop() {
        stopRequested.set(true);
    }

    private Outcome compared() throws IOException {
        goOnFromCheckpoint();
        while (difference.isEmpty() && original.hasNext() && !stopRequested.get()) {
            stepBoth();
            if (difference.isEmpty() && checkpointSteps.contains(original.steps())) {
                difference = comparison.inAll();
                goOnFromCheckpoint();
            }
        }
        Optional<RunResult> result = difference.isEmpty() && !original.hasNext() ? finished() : Optional.empty();
        return new Outcome(
                checkpoints,
                result,
                difference.map(found -> new CheckpointDefect(checkpointStep, original.steps(), found)));
    }

    private void goOnFromCheckpoint() throws IOException {
        if (difference.isPresent()) {
            return;
        }
        original.checkpoint();
        checkpointStep = original.steps();
        closeRestored();
        try {
            restored = SteppedRun.restore(specification, directory.path(), listener::onNotice);
            comparison = new StateComparison(original, restored);
            difference = comparison.inAll();
            checkpoints++;
        } catch (ModelException | DamagedStateException e) {
            difference = failure("restoring", e);
        }
    }

    private void stepBoth() {
        try {
            original.step();
        } catch (ModelException e) {
            difference = failure("a second run in one process, whose LPs share static fields with the first", e);
            return;
        }
        try {
            restored.step();
            difference = comparison.afterStep();
        } catch (ModelException e) {
            difference = failure("going on", e);
        }
    }

    private static Optional<Difference> failure(String what, RuntimeException error) {
        return Optional.of(new Difference(what, "no error", error.getMessage()));
    }

    private Optional<RunResult> finished() {
        difference = comparison.inAll();
        if (difference.isPresent()) {
            return Optional.empty();
        }
        long wallNs = clock.wallNs();
        RunResult expected = original.finish(wallNs);
        try {
            RunResult found = restored.finish(wallNs);
            difference = RunComparison.firstDifference(expected, found);
            return difference.isEmpty() ? Optional.of(found) : Optional.empty();
        } catch (ModelException e) {
            difference = failure("finishing", e);
            return Optional.empty();
        }
    }

    private Progress progress() {
        return RunResults.progressOf(counters, specification.simulation().endTicks(), clock.wallNs());
    }

    private void close() {
        closeRestored();
        if (original != null) {
            original.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    private void closeRestored() {
        if (restored != null) {
            restored.close();
            restored = null;
        }
    }
}
