package org.chronogram.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops the run that goes on when the process is asked to end, and gives the command the time to show what was done so
 * far. Thread safe.
 */
final class StopSwitch {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private Runnable current;
    private boolean stopping;

    /** Takes what stops the run that is to begin. It is called at once when the process is ending already. */
    synchronized void watch(Runnable stop) {
        current = stop;
        if (stopping) {
            stop.run();
        }
    }

    /** Everything was printed; nobody needs to wait any longer. Returns false when the process is ending already. */
    synchronized boolean finish() {
        finished.countDown();
        return !stopping;
    }

    boolean isFinished() {
        return finished.getCount() == 0;
    }

    void stopAndWait() {
        if (isFinished()) {
            return;
        }
        stop();
        try {
            boolean unused = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        stopping = true;
        if (current != null) {
            current.run();
        }
    }
}
