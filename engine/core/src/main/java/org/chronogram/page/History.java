package org.chronogram.page;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a page shows, and whether there is something newer. The threads of the run or of the sweep write it, and hold its lock
 * only for as long as it takes to add to a list; the threads of the server read it. Thread safe.
 */
abstract class History {
    private final Notes notes = new Notes();
    private Optional<RunEnd> end = Optional.empty();
    private Phase phase = Phase.STARTING;
    private long version;

    final synchronized Phase phase() {
        return phase;
    }

    /** Returns how it has ended; empty until then. */
    final synchronized Optional<RunEnd> end() {
        return end;
    }

    /** Returns a number that grows with every change. */
    final synchronized long version() {
        return version;
    }

    /** Returns the notes, to be read while the lock is held. */
    final Notes notes() {
        return notes;
    }

    final synchronized void note(double wallSeconds, String line) {
        notes.add(wallSeconds, line);
        changed();
    }

    final synchronized void running() {
        phase = phase == Phase.STARTING ? Phase.RUNNING : phase;
    }

    /** A user has asked for the end; returns false where it has come already. */
    final synchronized boolean stopping(double wallSeconds, String line) {
        boolean possible = phase != Phase.ENDED;
        if (possible && phase != Phase.STOPPING) {
            phase = Phase.STOPPING;
            note(wallSeconds, line);
        }
        return possible;
    }

    /** Ends it; the first end counts. */
    final synchronized void end(RunEnd outcome) {
        if (phase != Phase.ENDED) {
            onEnd();
            phase = Phase.ENDED;
            end = Optional.of(outcome);
            changed();
        }
    }

    /** Called once, with the lock, before the end. */
    abstract void onEnd();

    final synchronized void changed() {
        version++;
        notifyAll();
    }

    /** Waits until there is something newer, or for some time; returns whether there is. */
    final synchronized boolean awaitNewer(long thanVersion, long limitMs) throws InterruptedException {
        return await(() -> version > thanVersion, limitMs);
    }

    /** Waits until the end, or for some time; returns whether it has come. */
    final synchronized boolean awaitEnd(long limitMs) throws InterruptedException {
        return await(() -> phase == Phase.ENDED, limitMs);
    }

    private synchronized boolean await(BooleanSupplier condition, long limitMs) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        long leftNs = deadlineNs - System.nanoTime();
        while (!condition.getAsBoolean() && leftNs > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, leftNs);
            leftNs = deadlineNs - System.nanoTime();
        }
        return condition.getAsBoolean();
    }
}
