package org.chronogram.worker;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * How a thread waits for its next step. It looks again at once, then offers its core on every turn. Where every thread has
 * a core it goes on offering for long before it parks, as waking up takes tens of microseconds. Where cores are short it
 * parks soon: a look at the sockets costs microseconds, and it is the thread that still computes which needs the core.
 */
final class WaitStrategy {
    private static final long SPARE_SHORTEST_PARK_NS = 1_000;
    private static final long SPARE_LONGEST_PARK_NS = 50_000;
    private static final long SCARCE_SHORTEST_PARK_NS = 20_000;
    private static final long SCARCE_LONGEST_PARK_NS = 200_000;

    private WaitStrategy() {}

    static IdleStrategy create(boolean spareCores) {
        return spareCores
                ? new BackoffIdleStrategy(20, 5_000, SPARE_SHORTEST_PARK_NS, SPARE_LONGEST_PARK_NS)
                : new BackoffIdleStrategy(1, 10, SCARCE_SHORTEST_PARK_NS, SCARCE_LONGEST_PARK_NS);
    }
}
