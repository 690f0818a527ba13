package org.chronogram.master;

/**
 * Measures the rate of events on one layout, in windows of wall-clock time, until it grows no more: a run is slow while its
 * code is being compiled. Not thread safe.
 */
final class RateProbe {
    static final long WINDOW_NS = 200_000_000;

    private static final int MOST_WINDOWS = 15;
    private static final double GROWTH = 1.04;

    private int threads;
    private LayoutChooser.Look windowBegan;
    private double bestRate;
    private int leastWindows;
    private LayoutRate rate;
    private int windows;

    /** Begins on a number of threads, of whose windows so many run code that is not compiled yet. */
    void begin(int newThreads, LayoutChooser.Look look, int coldWindows) {
        threads = newThreads;
        windowBegan = look;
        leastWindows = coldWindows + 1;
        bestRate = 0;
        windows = 0;
        rate = new LayoutRate(threads, 0, 0, 0, 0);
    }

    /** Takes a sample; returns whether a window ends with it. */
    boolean sample(LayoutChooser.Look look) {
        long tookNs = look.nowNs() - windowBegan.nowNs();
        if (tookNs < WINDOW_NS || look.steps() == windowBegan.steps() || look.events() == windowBegan.events()) {
            return false;
        }
        long events = look.events() - windowBegan.events();
        windows++;
        bestRate = Math.max(bestRate, rate.eventsPerSecond());
        rate = new LayoutRate(
                threads,
                1e9 * events / tookNs,
                (double) events / (look.steps() - windowBegan.steps()),
                computeNs(look, (double) tookNs / events),
                (double) (look.first().promptWaitNs() - windowBegan.first().promptWaitNs()) / events);
        windowBegan = look;
        return true;
    }

    /** An event is taken to cost the same in all partitions. */
    private double computeNs(LayoutChooser.Look look, double nsPerEvent) {
        long firstEvents = look.first().events() - windowBegan.first().events();
        if (threads == 1 || firstEvents == 0) {
            return threads * nsPerEvent;
        }
        return (double) (look.first().computeNs() - windowBegan.first().computeNs()) / firstEvents;
    }

    /** Tells whether the rate of the last window can be taken as that of the layout. */
    boolean isSettled() {
        return windows >= MOST_WINDOWS || (windows >= leastWindows && rate.eventsPerSecond() <= GROWTH * bestRate);
    }

    /** Returns how many windows have ended. */
    int windows() {
        return windows;
    }

    /** Returns what the last window has shown. */
    LayoutRate rate() {
        return rate;
    }
}
