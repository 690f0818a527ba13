package org.chronogram.master;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
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
        SequentialEngine engine = new SequentialEngine(
                prepared.declaration(),
                specification.seed(),
                specification.replication(),
                specification.endTicks(),
                counters);
        try (CheckpointLocation location = CheckpointLocation.ofOneProcess(specification.faultTolerance());
                SequentialCheckpoints checkpoints =
                        new SequentialCheckpoints(prepared, engine, location, listener, clock)) {
            checkpoints.begin();
            clock.start(System.nanoTime());
            run(engine, checkpoints);
            long wallNs = clock.wallNs(System.nanoTime());
            checkpoints.end(engine.reachedTicks() < specification.endTicks());
            return result(engine, wallNs, checkpoints.counts());
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

    private RunResult result(SequentialEngine engine, long wallNs, CheckpointCounts checkpoints) {
        long endTicks = prepared.specification().endTicks();
        Kernel kernel = engine.kernel();
        RunTotals totals = new RunTotals(
                prepared.declaration().logicalProcesses(),
                endTicks,
                engine.reachedTicks(),
                kernel.events(),
                kernel.pendingEvents(),
                kernel.statistics());
        RunCounts counts = new RunCounts(
                engine.reachedTicks() < endTicks,
                0,
                engine.steps(),
                wallNs / 1e9,
                kernel.digest(),
                new Histogram(3),
                NetworkCounts.NONE,
                checkpoints,
                List.of());
        return RunResults.of(prepared, totals, counts);
    }

    private Progress progress() {
        return new Progress(
                counters.simulatedTicks(),
                prepared.specification().endTicks(),
                counters.events(),
                counters.steps(),
                clock.wallNs(System.nanoTime()) / 1e9,
                List.of(counters.events()));
    }
}
