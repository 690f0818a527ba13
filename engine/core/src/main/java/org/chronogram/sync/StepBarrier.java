package org.chronogram.sync;

/**
 * The barrier at the end of a step: gathers the END of every source, this partition included. Not thread safe.
 */
final class StepBarrier {
    /** The source of the END of this partition itself. */
    static final int OWN = -1;

    private final int expectedEnds;
    private long nextEventTicks;
    private long furthestTicks;
    private long reachTicks;
    private long count;
    private long step;
    private int ends;
    private int flags;
    private int lastSource;
    private int longestSource;
    private long longestNs;

    /**
     * Creates the barrier of step 0.
     *
     * @param expectedEnds number of sources, this partition included.
     */
    StepBarrier(int expectedEnds) {
        this.expectedEnds = expectedEnds;
        beginStep(0);
    }

    void beginStep(long newStep) {
        step = newStep;
        ends = 0;
        flags = 0;
        nextEventTicks = Long.MAX_VALUE;
        furthestTicks = 0;
        reachTicks = Long.MAX_VALUE;
        count = 0;
        lastSource = OWN;
        longestSource = OWN;
        longestNs = 0;
    }

    /** Adds the END of a source, which names this partition at an index; the source is {@link #OWN} or that of a stream. */
    void add(StepEnd end, int index, int source) {
        ends++;
        flags |= end.flags();
        nextEventTicks = Math.min(nextEventTicks, end.nextEventTicks());
        furthestTicks = Math.max(furthestTicks, end.furthestTicks());
        reachTicks = Math.min(reachTicks, end.reachTicks(index));
        count += end.count();
        lastSource = source;
        if (source != OWN && end.busyNs() > longestNs) {
            longestSource = source;
            longestNs = end.busyNs();
        }
    }

    boolean isComplete() {
        return ends == expectedEnds;
    }

    long step() {
        return step;
    }

    /** Returns the flags that any source has raised in this step. */
    int flags() {
        return flags;
    }

    /** Returns the smallest time of all pending events of the run. */
    long nextEventTicks() {
        return nextEventTicks;
    }

    /** Returns a time after all events that were handled, in any partition. */
    long furthestTicks() {
        return furthestTicks;
    }

    /** Returns when anything can reach this partition at the earliest; Long.MAX_VALUE where the sources do not say so. */
    long reachTicks() {
        return reachTicks;
    }

    /** Returns what all partitions together have counted towards the end of the run. */
    long count() {
        return count;
    }

    /** Returns for how long the source was busy in this step that was so longest, this partition left out. */
    long longestNs() {
        return longestNs;
    }

    /** Returns the source that was busy longest; {@link #OWN} where none was busy at all. */
    int longestSource() {
        return longestSource;
    }

    /** Returns the source whose END came last. */
    int lastSource() {
        return lastSource;
    }
}
