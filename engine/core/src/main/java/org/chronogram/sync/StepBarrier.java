package org.chronogram.sync;

import java.util.Arrays;

/**
 * The barrier at the end of a step: gathers the END of every source, this partition included. Not thread safe.
 */
final class StepBarrier {
    private final long[] nextEventTicks;
    private final int expectedEnds;
    private long step;
    private int ends;
    private int flags;

    /**
     * Creates the barrier of step 0.
     *
     * @param partitions number of partitions of the run.
     * @param expectedEnds number of sources, this partition included.
     */
    StepBarrier(int partitions, int expectedEnds) {
        nextEventTicks = new long[partitions];
        this.expectedEnds = expectedEnds;
        beginStep(0);
    }

    void beginStep(long newStep) {
        step = newStep;
        ends = 0;
        flags = 0;
        Arrays.fill(nextEventTicks, Long.MAX_VALUE);
    }

    /** Adds the END of a source that speaks for a block of partitions. */
    void add(StepEnd end, int firstPartition) {
        ends++;
        flags |= end.flags();
        for (int i = 0; i < end.partitions(); i++) {
            nextEventTicks[firstPartition + i] = end.nextEventTicks(i);
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

    /** Returns the next event time of each partition of the run, by index; not a copy, valid until the next step. */
    long[] nextEventTicks() {
        return nextEventTicks;
    }
}
