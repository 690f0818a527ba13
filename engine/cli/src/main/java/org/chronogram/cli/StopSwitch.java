package org.chronogram.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stops the run that goes on when the process is asked to end, and gives the command the time to show what was done so
 * far. Thread safe.
 */
final class StopSwitch {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private Runnable current;
    private volatile Supplier<String> state = () -> " before a run had begun; nothing is kept";
    private boolean stopping;

    /**
     * Takes the run that is to begin.
     *
     * @param stop stops it; called at once when the process is ending already.
     * @param newState says what the run is doing and what is kept of it, to whoever ends it in the middle.
     */
    synchronized void watch(Runnable stop, Supplier<String> newState) {
        current = stop;
        state = newState;
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

    /** Returns false when what goes on has not come to an end within the time it has for that. */
    boolean stopAndWait() {
        if (isFinished()) {
            return true;
        }
        stop();
        try {
            return finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Says what is cut off, as the rest of a sentence; whatever state that is in. */
    String state() {
        try {
            return state.get();
        } catch (RuntimeException e) {
            return "; what it was doing is not known (" + e + ")";
        }
    }

    private synchronized void stop() {
        stopping = true;
        if (current != null) {
            current.run();
        }
    }
}
