package org.chronogram.master;

import org.agrona.concurrent.NanoClock;

/**
 * The clock of a run. It also measures the wall-clock time that the run has taken since its first step, with the time that
 * it had taken before it was resumed. Not thread safe.
 */
final class RunClock implements NanoClock {
    private final NanoClock clock;
    private long earlierNs;
    private long startNs;
    private boolean started;

    RunClock(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    /** The run is resumed after it has taken some wall-clock time. */
    void resume(long newEarlierNs) {
        earlierNs = newEarlierNs;
    }

    /** The first step begins; later calls change nothing. */
    void start() {
        if (!started) {
            started = true;
            startNs = clock.nanoTime();
        }
    }

    boolean isStarted() {
        return started;
    }

    long wallNs() {
        return started ? earlierNs + clock.nanoTime() - startNs : earlierNs;
    }
}
