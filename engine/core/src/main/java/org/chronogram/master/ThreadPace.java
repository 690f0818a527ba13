package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.chronogram.realtime.Pacer;
import org.chronogram.sync.StepPace;

/**
 * Lets the threads of a run follow the wall clock. All of them begin a step at the same simulated time, so each can look at
 * the clock for itself. A run that is to stop takes the steps that are left without waiting. Thread safe once the pacer has
 * begun: only the first partition changes it.
 */
final class ThreadPace implements StepPace {
    /** A thread that waits for others sleeps for 0.5 ms, and is woken late. */
    private static final long NEAR_NS = TimeUnit.MICROSECONDS.toNanos(800);

    private static final long LONGEST_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Pacer pacer;
    private final long longestWindowTicks;
    private final BooleanSupplier stopRequested;

    ThreadPace(Pacer pacer, long longestWindowTicks, BooleanSupplier stopRequested) {
        this.pacer = pacer;
        this.longestWindowTicks = longestWindowTicks;
        this.stopRequested = stopRequested;
    }

    /** The run begins at a simulated time; to be called before the threads are started. */
    void begin(long ticks) {
        pacer.begin(ticks);
    }

    @Override
    public boolean isDue(long ticks) {
        return pacer.isDue(ticks) || stopRequested.getAsBoolean();
    }

    @Override
    public boolean isNear(long ticks) {
        return pacer.remainingNs(ticks) < NEAR_NS;
    }

    @Override
    public void onStep(int partition, long ticks) {
        if (partition == 0 && pacer.isDue(ticks)) {
            pacer.onStep(ticks);
        }
    }

    @Override
    public long limitTicks(long startTicks) {
        long limit = startTicks + longestWindowTicks;
        return limit < 0 ? Long.MAX_VALUE : limit;
    }

    /** Waits until the end of the run has come on the wall clock. */
    void awaitEnd(long endTicks) {
        while (!isDue(endTicks)) {
            pacer.idle(endTicks, LONGEST_IDLE_NS);
        }
    }
}
