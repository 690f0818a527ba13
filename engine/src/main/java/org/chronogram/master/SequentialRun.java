package org.chronogram.master;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.RunResult;
import org.chronogram.worker.ProgressTimer;
import org.chronogram.worker.RunSpecification;

/** A run of the sequential engine on the calling thread. */
final class SequentialRun {
    private final PreparedRun prepared;
    private final RunListener listener;
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final ProgressCounters counters = new ProgressCounters();
    private final RunClock clock = new RunClock();

    SequentialRun(PreparedRun prepared, RunListener listener, StopRequest stopRequest) {
        this.prepared = prepared;
        this.listener = listener;
        stopRequest.whenRaised(() -> stopRequested.set(true));
    }

    RunResult run() {
        RunSpecification specification = prepared.specification();
        SequentialEngine engine = prepared.sequentialEngine(counters);
        try (CheckpointLocation location = CheckpointLocation.ofOneProcess(specification.faultTolerance());
                SequentialCheckpoints checkpoints =
                        new SequentialCheckpoints(prepared, engine, location, listener::onNotice, clock)) {
            checkpoints.begin();
            clock.start(System.nanoTime());
            run(engine, checkpoints);
            long wallNs = clock.wallNs(System.nanoTime());
            checkpoints.end(engine.reachedTicks() < specification.endTicks());
            return RunResults.ofSequential(prepared, engine, wallNs, checkpoints.counts());
        } catch (IOException e) {
            throw new RunFailedException("cannot prepare checkpoints: " + e.getMessage(), "");
        }
    }

    private void run(SequentialEngine engine, SequentialCheckpoints checkpoints) {
        ProgressTimer timer = new ProgressTimer(() -> listener.onProgress(progress()));
        try {
            engine.run(() -> checkpoints.atStepBoundary(stopRequested.get()));
        } finally {
            timer.close();
        }
    }

    private Progress progress() {
        return RunResults.progressOf(counters, prepared.specification().endTicks(), clock.wallNs(System.nanoTime()));
    }
}
