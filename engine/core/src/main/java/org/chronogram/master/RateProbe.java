package org.chronogram.master;

/**
 * Measures the rate of events on one layout, in windows of wall-clock time, until it grows no more: a run is slow while its
 * code is being compiled. Not thread safe.
 */
final class RateProbe {
    static final long WINDOW_NS = 200_000_000;

    private static final int MOST_WINDOWS = 15;
    private static final double GROWTH = 1.04;

    private LayoutChooser.Look windowBegan;
    private double bestRate;
    private int leastWindows;
    private double rate;
    private double eventsPerStep;
    private int windows;

    /** Begins on a layout, of whose windows so many run code that is not compiled yet. */
    void begin(LayoutChooser.Look look, int coldWindows) {
        windowBegan = look;
        leastWindows = coldWindows + 1;
        bestRate = 0;
        windows = 0;
        rate = 0;
    }

    /** Takes a sample; returns whether a window ends with it. */
    boolean sample(LayoutChooser.Look look) {
        long tookNs = look.nowNs() - windowBegan.nowNs();
        if (tookNs < WINDOW_NS || look.steps() == windowBegan.steps()) {
            return false;
        }
        long events = look.events() - windowBegan.events();
        windows++;
        bestRate = Math.max(bestRate, rate);
        rate = 1e9 * events / tookNs;
        eventsPerStep = (double) events / (look.steps() - windowBegan.steps());
        windowBegan = look;
        return true;
    }

    /** Tells whether the rate of the last window can be taken as that of the layout. */
    boolean isSettled() {
        return windows >= MOST_WINDOWS || (windows >= leastWindows && rate <= GROWTH * bestRate);
    }

    double eventsPerSecond() {
        return rate;
    }

    double eventsPerStep() {
        return eventsPerStep;
    }
}
