package org.chronogram.worker;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * How a thread waits for its next step. Where every thread has a core it spins long before it gives the core away; where
 * cores are short it yields at once, as the step it waits for needs the core it would burn.
 */
final class WaitStrategy {
    private static final long SHORTEST_PARK_NS = 1_000;
    private static final long LONGEST_PARK_NS = 50_000;

    private WaitStrategy() {}

    static IdleStrategy create(boolean spareCores) {
        return spareCores
                ? new BackoffIdleStrategy(10_000, 100, SHORTEST_PARK_NS, LONGEST_PARK_NS)
                : new BackoffIdleStrategy(1, 20, SHORTEST_PARK_NS, LONGEST_PARK_NS);
    }
}
