package org.chronogram.realtime;

import org.agrona.concurrent.NanoClock;

/** A clock that moves when a test says so, and when a thread would wait. */
public final class FakeClock implements NanoClock, Idle {
    private long nowNs = 1_000_000_007L;
    private long overshootNs;

    /** Longest time that a thread was told to wait, in nanoseconds. */
    public long longestNs;

    /** How often a thread has waited. */
    public int waits;

    @Override
    public long nanoTime() {
        return nowNs;
    }

    /** Lets time pass. */
    public void pass(long nanos) {
        nowNs += nanos;
    }

    /** Lets each wait end later than it should. */
    public void oversleep(long nanos) {
        overshootNs = nanos;
    }

    @Override
    public void idle(long remainingNs, long newLongestNs) {
        waits++;
        longestNs = newLongestNs;
        nowNs += Math.min(remainingNs, newLongestNs) + overshootNs;
    }
}
