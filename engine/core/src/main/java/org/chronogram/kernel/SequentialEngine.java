package org.chronogram.kernel;

import java.util.function.BooleanSupplier;

/**
 * The kernel with a loop around it: executes a whole model on the calling thread. It is the oracle for every parallel run,
 * and takes the same steps where the model declares no links. Not thread safe.
 */
public final class SequentialEngine {
    private final Kernel kernel;
    private final WindowGrid grid;
    private long endTicks;
    private final ProgressCounters progress;
    private boolean restored;
    private boolean open;
    private long steps;
    private long reachedTicks;
    private long nextEventTicks;

    /**
     * Creates all LPs of a model.
     *
     * @param declaration the model.
     * @param seed seed of the run.
     * @param replication number of the replication.
     * @param endTicks end of the run; events at this time or later are not executed.
     * @param progress takes the progress of the run.
     */
    public SequentialEngine(
            ModelDeclaration declaration, long seed, int replication, long endTicks, ProgressCounters progress) {
        LpDirectory directory = LpDirectory.ofBlocks(declaration.logicalProcesses(), 1, 0);
        kernel = new Kernel(declaration, directory, Long.MAX_VALUE, seed, replication, RemoteEvents.NONE, Pulse.NONE);
        grid = kernel.grid();
        this.endTicks = endTicks;
        this.progress = progress;
    }

    /**
     * Continues a run whose state was put back into the kernel, instead of starting one.
     *
     * @param doneSteps steps taken before.
     * @param doneTicks time that the run had reached.
     */
    public void continueFrom(long doneSteps, long doneTicks) {
        restored = true;
        steps = doneSteps;
        reachedTicks = doneTicks;
        progress.publish(doneTicks, kernel.events(), doneSteps);
    }

    /**
     * Runs the model to its end, or to the end of the step during which a stop is requested.
     *
     * @param stopRequested asked before every step, when the state of the kernel may be written.
     */
    public void run(BooleanSupplier stopRequested) {
        begin();
        while (hasNext() && !stopRequested.getAsBoolean()) {
            step();
        }
        finish();
    }

    /** Initializes the LPs, unless the run is continued. Steps follow, and then {@link #finish()}. */
    public void begin() {
        if (!restored) {
            kernel.initialize();
        }
        nextEventTicks = kernel.nextEventTime();
        if (restored) {
            kernel.marks().resume(decidedTicks());
        } else {
            passMarks(decidedTicks());
        }
    }

    private void passMarks(long decidedTicks) {
        RunMarks marks = kernel.marks();
        marks.pass(decidedTicks, kernel.askedStop().isPresent(), marks.endCount());
        endTicks = Math.min(endTicks, marks.endTicks());
    }

    /**
     * Returns the end of the run.
     *
     * @return the time that was given, or an earlier one once the run has ended there by itself.
     */
    public long endTicks() {
        return endTicks;
    }

    /** From now on events from outside may come, between two steps and for any time that was not reached. */
    public void open() {
        open = true;
    }

    /** No more events come from outside. */
    public void close() {
        open = false;
        passMarks(nextEventTicks);
    }

    /**
     * Takes an event from outside. Its time must not lie before the time that was reached.
     *
     * @param event the event.
     * @return whether the model has its target.
     */
    public boolean insert(OutsideEvent event) {
        boolean inserted = kernel.state().insert(event);
        nextEventTicks = kernel.nextEventTime();
        return inserted;
    }

    /**
     * Returns a time before which no event will be handled any more.
     *
     * @return the time of the next event; the time reached where events may come from outside before that.
     */
    public long decidedTicks() {
        return open ? Math.min(nextEventTicks, reachedTicks) : nextEventTicks;
    }

    /**
     * Tells whether an event is left before the end.
     *
     * @return true when another step can be taken.
     */
    public boolean hasNext() {
        return nextEventTicks < endTicks;
    }

    /**
     * Tells whether the run may be stopped here: no LP has handled an event after the next one. That can be while a run is
     * continued whose partitions had come differently far.
     *
     * @return true when it may.
     */
    public boolean mayStop() {
        return nextEventTicks >= kernel.furthestTicks();
    }

    /** Takes a step; there must be one left. The run can also turn out to end before it. */
    public void step() {
        step(endTicks);
    }

    /**
     * Takes a step that ends at a time at the latest, so that two runs can be compared there.
     *
     * @param mostTicks the time; there must be an event before it and before the end.
     */
    public void step(long mostTicks) {
        if (open) {
            passMarks(nextEventTicks);
        }
        if (!hasNext()) {
            return;
        }
        reachedTicks = Math.min(
                Math.min(endTicks, mostTicks),
                Math.min(grid.endOf(nextEventTicks), kernel.marks().nextTicks()));
        kernel.runUntil(reachedTicks);
        progress.publish(reachedTicks, kernel.events(), ++steps);
        nextEventTicks = kernel.nextEventTime();
        passMarks(decidedTicks());
    }

    /** Lets the LPs finish: at the end time, or at the time reached when steps are left or may still come. */
    public void finish() {
        reachedTicks = hasNext() || (open && !kernel.marks().hasEnded())
                ? Math.max(reachedTicks, kernel.furthestTicks())
                : endTicks;
        kernel.finish(reachedTicks);
        progress.publish(reachedTicks, kernel.events(), steps);
    }

    /**
     * Returns the time of the first pending event.
     *
     * @return time in ticks.
     */
    public long nextEventTicks() {
        return nextEventTicks;
    }

    /**
     * Returns the kernel, to read its counts.
     *
     * @return the kernel.
     */
    public Kernel kernel() {
        return kernel;
    }

    /**
     * Returns how many steps were taken.
     *
     * @return the number of steps.
     */
    public long steps() {
        return steps;
    }

    /**
     * Returns the time that the run has reached.
     *
     * @return time in ticks, the end of the run unless it was stopped.
     */
    public long reachedTicks() {
        return reachedTicks;
    }
}
