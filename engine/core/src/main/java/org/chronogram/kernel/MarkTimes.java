package org.chronogram.kernel;

/** The marks of one kind: the multiples of an interval, up to the end of a run. Not thread safe. */
final class MarkTimes {
    private final long everyTicks;
    private final int times;
    private int next;

    /**
     * Creates the times.
     *
     * @param everyTicks the interval; 0 for no times.
     * @param endTicks end of the run; it is one of the times where it is a multiple.
     */
    MarkTimes(long everyTicks, long endTicks) {
        this.everyTicks = everyTicks;
        times = everyTicks == 0 ? 0 : Math.toIntExact(endTicks / everyTicks);
    }

    /** Returns how many there are. */
    int times() {
        return times;
    }

    boolean hasNext() {
        return next < times;
    }

    /** Returns the next time, Long.MAX_VALUE when there is none. */
    long nextTicks() {
        return hasNext() ? (next + 1) * everyTicks : Long.MAX_VALUE;
    }

    /** Tells whether a time is the next of these. */
    boolean isNext(long ticks) {
        return hasNext() && ticks == nextTicks();
    }

    /** Goes past the next time and returns its index. */
    int pass() {
        return next++;
    }

    /** Goes past all times up to one. */
    void passUntil(long ticks) {
        while (hasNext() && nextTicks() <= ticks) {
            next++;
        }
    }
}
