package org.chronogram.sync;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a worker wants all workers to do after the current step. The flags travel with END, so all see them at the same
 * step. Raised by any thread.
 */
public final class StepFlags {
    /** Stop the run. */
    public static final int STOP = 1;

    private final AtomicInteger flags = new AtomicInteger();

    /**
     * Raises a flag; it stays up.
     *
     * @param flag the flag.
     */
    public void raise(int flag) {
        flags.accumulateAndGet(flag, (a, b) -> a | b);
    }

    int current() {
        return flags.get();
    }
}
