package org.chronogram.master;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.RunResult;
import org.chronogram.results.RunTotals;
import org.chronogram.worker.ProgressTimer;

/** A run of the sequential engine on the calling thread. */
final class SequentialRun {
    private final PreparedRun prepared;
    private final RunListener listener;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ProgressCounters counters = new ProgressCounters();

    SequentialRun(PreparedRun prepared, RunListener listener, StopRequest stopRequest) {
        this.prepared = prepared;
        this.listener = listener;
        stopRequest.whenRaised(() -> stopped.set(true));
    }

    RunResult run() {
        long endTicks = prepared.specification().endTicks();
        SequentialEngine engine = new SequentialEngine(
                prepared.declaration(),
                prepared.specification().seed(),
                prepared.specification().replication(),
                endTicks,
                counters);
        long startNs = System.nanoTime();
        ProgressTimer timer = new ProgressTimer(() -> listener.onProgress(progress(startNs)));
        try {
            engine.run(stopped::get);
        } finally {
            timer.close();
        }
        double wallSeconds = (System.nanoTime() - startNs) / 1e9;
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
                wallSeconds,
                kernel.digest(),
                new Histogram(3),
                NetworkCounts.NONE);
        return RunResults.of(prepared, totals, counts);
    }

    private Progress progress(long startNs) {
        return new Progress(
                counters.simulatedTicks(),
                prepared.specification().endTicks(),
                counters.events(),
                counters.steps(),
                (System.nanoTime() - startNs) / 1e9,
                List.of(counters.events()));
    }
}
