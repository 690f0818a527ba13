package org.chronogram.master;

/** The wall-clock time that a run has taken, with what it took before it was resumed. Not thread safe. */
final class RunClock {
    private long earlierNs;
    private long startNs;
    private boolean started;

    /** The run goes on after some time. */
    void resume(long newEarlierNs) {
        earlierNs = newEarlierNs;
    }

    /** The first step begins; of several calls the first counts. */
    void start(long nowNs) {
        if (!started) {
            started = true;
            startNs = nowNs;
        }
    }

    boolean isStarted() {
        return started;
    }

    long wallNs(long nowNs) {
        return started ? earlierNs + nowNs - startNs : earlierNs;
    }
}
