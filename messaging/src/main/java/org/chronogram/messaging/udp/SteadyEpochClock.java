package org.chronogram.messaging.udp;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * Milliseconds that pass as those of the monotonic clock do. Aeron's driver and client compare such times to tell whether
 * the other one lives; read from the wall clock, they would take each other for dead when somebody sets it.
 */
final class SteadyEpochClock implements EpochClock {
    private static final long NS_PER_MS = 1_000_000;

    private final NanoClock clock;
    private final long startNs;
    private final long startMs = System.currentTimeMillis();

    SteadyEpochClock(NanoClock clock) {
        this.clock = clock;
        startNs = clock.nanoTime();
    }

    @Override
    public long time() {
        return startMs + (clock.nanoTime() - startNs) / NS_PER_MS;
    }
}
