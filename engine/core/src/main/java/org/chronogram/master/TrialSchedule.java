package org.chronogram.master;

/** When a run that chooses its layout looks again whether its choice is still the best. Not thread safe. */
final class TrialSchedule {
    private static final long FIRST_PAUSE_NS = 15_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 600_000_000_000L;

    /** A choice that keeps so far below what another number had is looked at again, after so many windows. */
    private static final double DISAPPOINTING = 0.9;

    private static final int SLOW_WINDOWS = 3;

    /** It is looked at again after this part of the pause between two rounds, at the earliest. */
    private static final int ROUNDS_PER_PAUSE = 20;

    private long pauseNs = FIRST_PAUSE_NS;
    private long nextRoundNs;
    private long roundEndedNs;
    private int slowWindows;

    /** A round of trials has ended. The next one comes later than this one came after the one before. */
    void roundEnded(long nowNs) {
        slowWindows = 0;
        roundEndedNs = nowNs;
        nextRoundNs = nowNs + pauseNs;
        pauseNs = Math.min(LONGEST_PAUSE_NS, 2 * pauseNs);
    }

    /** Tells whether it is time for the next round. */
    boolean isDue(long nowNs) {
        return nowNs - nextRoundNs >= 0;
    }

    /**
     * Takes a window of the run; tells whether it has for some time been slower than another layout was when it was tried.
     *
     * @param eventsPerSecond rate in the window.
     * @param otherEventsPerSecond rate of the best of the other layouts that were measured; 0 for none.
     */
    boolean disappoints(double eventsPerSecond, double otherEventsPerSecond, long nowNs) {
        slowWindows = eventsPerSecond < DISAPPOINTING * otherEventsPerSecond ? slowWindows + 1 : 0;
        return slowWindows >= SLOW_WINDOWS && nowNs - roundEndedNs > pauseNs / ROUNDS_PER_PAUSE;
    }
}
