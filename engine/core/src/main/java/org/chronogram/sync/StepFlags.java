package org.chronogram.sync;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests of a worker to all workers for the end of the current step: to stop, to write a checkpoint, or to halt. The
 * flags travel with END, so that all partitions see them at the same step. Any thread may raise them.
 */
public final class StepFlags {
    /** Stop the run. */
    public static final int STOP = 1;

    /** Write a checkpoint and go on. */
    public static final int CHECKPOINT = 2;

    /** Halt: every partition stays at the step boundary, so that others can go on with its state. */
    public static final int HALT = 4;

    /**
     * An LP has asked for the end of the run. It follows from the events alone, so it is in each END from that step on, also
     * where a step is repeated; nobody raises it.
     */
    static final int END_ASKED = 8;

    private final AtomicInteger flags = new AtomicInteger();

    /**
     * Raises a flag. {@link #STOP} stays raised; the others are for one step.
     *
     * @param flag the flag.
     */
    public void raise(int flag) {
        flags.accumulateAndGet(flag, (a, b) -> a | b);
    }

    /**
     * Takes the flags for the END of a step; lowers all but {@link #STOP}.
     *
     * @return the flags that were raised.
     */
    public int take() {
        return flags.getAndUpdate(raised -> raised & STOP);
    }
}
