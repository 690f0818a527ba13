package org.chronogram.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions with a time limit. */
final class Await {
    private static final long INTERVAL_NS = 10_000_000;

    private Await() {}

    static boolean holdsWithin(Duration limit, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                return false;
            }
            LockSupport.parkNanos(INTERVAL_NS);
        }
        return true;
    }

    static void until(Duration limit, BooleanSupplier condition, Supplier<String> message) {
        if (!holdsWithin(limit, condition)) {
            throw new AssertionError("not within " + limit.toMillis() + " ms: " + message.get());
        }
    }
}
