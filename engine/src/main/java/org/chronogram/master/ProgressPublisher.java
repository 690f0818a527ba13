package org.chronogram.master;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells a listener several times a second how far a run has come. */
final class ProgressPublisher implements AutoCloseable {
    private static final long INTERVAL_MS = 200;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    ProgressPublisher(Supplier<Progress> source, RunListener listener) {
        Future<?> unused = executor.scheduleAtFixedRate(
                () -> listener.onProgress(source.get()), INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** Stops, and waits for a call of the listener that is under way. */
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
