package org.chronogram.cli;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chronogram.results.Recovery;
import org.chronogram.results.RunResult;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.WorkerHandle;
import org.chronogram.threads.DaemonThreads;

/**
 * A run that stops by itself at a time limit. If no step is done by then, it continues to the end of the first step, because
 * there would be nothing to keep. If the current step does not end within the same time again, the run is stopped as by
 * ctrl-C. Thread safe.
 */
final class TimedRun implements SimulationRun, RunListener {
    private static final long SHORTEST_PATIENCE_MS = 10_000;

    private final RunListener listener;
    private final long limitMs;
    private SimulationRun run;
    private boolean timeIsUp;
    private boolean hasSteps;

    private TimedRun(RunListener listener, long limitMs) {
        this.listener = listener;
        this.limitMs = limitMs;
    }

    static SimulationRun of(
            SimulationRun.Factory runs, RunSpecification specification, RunListener listener, long limitMs) {
        TimedRun timed = new TimedRun(listener, limitMs);
        timed.run = runs.create(specification, timed);
        return timed;
    }

    @Override
    public RunResult run() {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("stop-after"));
        Future<?> unused = timer.schedule(this::onTime, limitMs, TimeUnit.MILLISECONDS);
        long lastMs = limitMs + Math.min(Math.max(limitMs, SHORTEST_PATIENCE_MS), Long.MAX_VALUE - limitMs);
        Future<?> unusedToo = timer.schedule(run::stop, lastMs, TimeUnit.MILLISECONDS);
        try {
            return run.run();
        } finally {
            timer.shutdownNow();
        }
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void checkpoint() {
        run.checkpoint();
    }

    @Override
    public String state() {
        return run.state();
    }

    private synchronized void onTime() {
        timeIsUp = true;
        stopWhenItCan();
    }

    @Override
    public void onProgress(Progress progress) {
        listener.onProgress(progress);
        synchronized (this) {
            hasSteps |= progress.steps() > 0;
            stopWhenItCan();
        }
    }

    private void stopWhenItCan() {
        if (timeIsUp && hasSteps) {
            run.stopPatiently();
        }
    }

    @Override
    public void onNotice(String line) {
        listener.onNotice(line);
    }

    @Override
    public void onWorkers(List<WorkerHandle> workers) {
        listener.onWorkers(workers);
    }

    @Override
    public void onCheckpoint(CommittedCheckpoint checkpoint) {
        listener.onCheckpoint(checkpoint);
    }

    @Override
    public void onRecovery(Recovery recovery) {
        listener.onRecovery(recovery);
    }
}
