package org.chronogram.worker;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * How a thread waits for its next step. It spins for about as long as a step takes on an idle host, then offers its core on
 * every turn: where nobody else wants it that costs next to nothing, and where cores are short the step it waits for needs
 * that core. Where every thread has a core it goes on offering for long before it parks, as waking up takes tens of
 * microseconds.
 */
final class WaitStrategy {
    private static final long SHORTEST_PARK_NS = 1_000;
    private static final long LONGEST_PARK_NS = 50_000;

    private WaitStrategy() {}

    static IdleStrategy create(boolean spareCores) {
        return spareCores
                ? new BackoffIdleStrategy(20, 5_000, SHORTEST_PARK_NS, LONGEST_PARK_NS)
                : new BackoffIdleStrategy(1, 50, SHORTEST_PARK_NS, LONGEST_PARK_NS);
    }
}
