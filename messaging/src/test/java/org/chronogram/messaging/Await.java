package org.chronogram.messaging;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions with a time limit, doing the work that makes them true. */
public final class Await {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private Await() {}

    public static void until(BooleanSupplier condition, Runnable step, Supplier<String> message) {
        long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (!condition.getAsBoolean()) {
            step.run();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError(
                        "not within " + TimeUnit.NANOSECONDS.toSeconds(TIMEOUT_NS) + " s: " + message.get());
            }
        }
    }

    /** Repeats the step for a time, to show that something does not happen. */
    public static void spend(long milliseconds, Runnable step) {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (System.nanoTime() - endNs < 0) {
            step.run();
        }
    }
}
