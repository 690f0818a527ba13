package org.chronogram.messaging.udp;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * An epoch clock that advances with the monotonic clock. Aeron's driver and client compare its times to tell whether the
 * other one is alive; with the wall clock, each would consider the other dead when the wall clock is set.
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
