package org.chronogram.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stops the current run when the process is asked to end, and waits until the command has shown the results so far. Thread
 * safe.
 */
final class StopSwitch {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private Runnable current;
    private volatile Supplier<String> state = () -> " before a run had begun; nothing is kept";
    private boolean stopping;

    /**
     * Registers a run before it starts.
     *
     * @param stop stops the run; called at once when the process is ending already.
     * @param newState describes the run and its last checkpoint, for the message when the run is cut off.
     */
    synchronized void watch(Runnable stop, Supplier<String> newState) {
        current = stop;
        state = newState;
        if (stopping) {
            stop.run();
        }
    }

    /** Ends all waits, as everything was printed. Returns false when the process is ending already. */
    synchronized boolean finish() {
        finished.countDown();
        return !stopping;
    }

    boolean isFinished() {
        return finished.getCount() == 0;
    }

    /** Stops the current run; returns false if the command has not finished within the time limit. */
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

    /** Describes the state of the run that is cut off, as the rest of a sentence. Never fails. */
    String state() {
        try {
            return state.get();
        } catch (RuntimeException e) {
            return "; the state of the run is not known (" + e + ")";
        }
    }

    /** Stops the current run, and those to come. */
    synchronized void stop() {
        stopping = true;
        if (current != null) {
            current.run();
        }
    }
}
