package org.chronogram.messaging.control;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A point in time up to which several waits may last together. Immutable. */
final class Deadline {
    private final long deadlineNs;

    Deadline(Duration fromNow) {
        deadlineNs = System.nanoTime() + fromNow.toNanos();
    }

    /** Waits through interrupts, which the thread gets back afterwards; returns whether the latch opened in time. */
    boolean await(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return latch.await(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
