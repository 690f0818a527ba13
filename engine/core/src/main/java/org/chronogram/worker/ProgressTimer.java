package org.chronogram.worker;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chronogram.threads.DaemonThreads;

/** Does something several times a second, on a thread of its own, that tells how far a run has come. */
public final class ProgressTimer implements AutoCloseable {
    private static final long INTERVAL_MS = 200;

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("progress"));

    /**
     * Starts.
     *
     * @param report tells how far the run has come; must return soon.
     */
    public ProgressTimer(Runnable report) {
        Future<?> unused = executor.scheduleAtFixedRate(report, INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** Stops, and waits for a report that is under way. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
