package org.chronogram.worker;

import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.Doorbell;

/**
 * How a thread waits for its next step. It looks again at once, then offers its core on every turn, and when that has taken
 * too long it sleeps until it is woken.
 *
 * <p>A thread that looks again is back within a microsecond; one that sleeps needs some tens of microseconds to wake up. But
 * a thread that looks again holds a core that another may need: a peer, the compiler, the collector. So the time for which a
 * thread looks before it sleeps follows what it observes: it is halved when another thread was seen on the core, which shows
 * in an offer that takes long, and doubled with each wait in which that was not seen. Not thread safe.
 */
final class AdaptiveWait implements IdleStrategy {
    static final long SHORTEST_LOOK_NS = 5_000;
    static final long LONGEST_LOOK_NS = 100_000;

    /** An offer of the core takes a microsecond, unless another thread accepts it. */
    static final long TAKEN_NS = 20_000;

    private static final int SPINS = 20;

    private final Doorbell doorbell;
    private final NanoClock clock;
    private final Runnable offer;
    private long lookNs;
    private int turns;
    private long startNs;
    private boolean armed;
    private boolean coreWanted;

    /**
     * Creates the strategy of one thread.
     *
     * @param doorbell wakes the thread.
     * @param spareCores whether every thread of the run has a core of its own.
     * @param clock measures how long the thread waits.
     * @param offer offers the core to other threads.
     */
    AdaptiveWait(Doorbell doorbell, boolean spareCores, NanoClock clock, Runnable offer) {
        this.doorbell = doorbell;
        this.clock = clock;
        this.offer = offer;
        lookNs = spareCores ? LONGEST_LOOK_NS : SHORTEST_LOOK_NS;
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        if (++turns <= SPINS) {
            Thread.onSpinWait();
            return;
        }
        long nowNs = clock.nanoTime();
        if (turns == SPINS + 1) {
            startNs = nowNs;
        }
        if (nowNs - startNs < lookNs) {
            offerCore(nowNs);
        } else if (armed) {
            armed = false;
            doorbell.await();
        } else {
            armed = true;
            doorbell.arm();
        }
    }

    private void offerCore(long nowNs) {
        offer.run();
        if (clock.nanoTime() - nowNs > TAKEN_NS) {
            coreWanted = true;
            lookNs = Math.max(SHORTEST_LOOK_NS, lookNs / 2);
        }
    }

    @Override
    public void reset() {
        if (turns == 0) {
            return;
        }
        if (armed) {
            armed = false;
            doorbell.disarm();
        }
        if (!coreWanted) {
            lookNs = Math.min(LONGEST_LOOK_NS, 2 * lookNs);
        }
        coreWanted = false;
        turns = 0;
    }

    /** Returns for how long the thread looks before it sleeps. */
    long lookNs() {
        return lookNs;
    }
}
