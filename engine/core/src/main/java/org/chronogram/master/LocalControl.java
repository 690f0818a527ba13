package org.chronogram.master;

import java.util.function.BooleanSupplier;
import org.chronogram.sync.StepFlags;

/** Decides at the step boundaries of a run in this process whether it stops, is to be checkpointed, or moves. Not thread safe. */
final class LocalControl {
    /** Reading the clock costs as much as an event, and a step can be shorter, so the clock is read once in so many steps. */
    private static final int STEPS_PER_LOOK = 16;

    /** Where steps are long, the clock is read more often. */
    private static final long LOOK_INTERVAL_NS = 1_000_000;

    private final BooleanSupplier stopRequested;
    private final LocalCheckpoints checkpoints;
    private final LayoutChooser chooser;
    private final long endTicks;
    private final RunClock clock;
    private int stepsUntilLook;
    private int stepsPerLook = STEPS_PER_LOOK;
    private long lastLookNs;

    LocalControl(
            BooleanSupplier stopRequested,
            LocalCheckpoints checkpoints,
            LayoutChooser chooser,
            long endTicks,
            RunClock clock) {
        this.stopRequested = stopRequested;
        this.checkpoints = checkpoints;
        this.chooser = chooser;
        this.endTicks = endTicks;
        this.clock = clock;
    }

    /** Returns what shall happen at this step boundary: some of {@link StepFlags}. */
    int flags(LocalExecution execution, boolean mayStop) {
        if (mayStop && stopRequested.getAsBoolean()) {
            return StepFlags.STOP;
        }
        if (--stepsUntilLook > 0) {
            return 0;
        }
        return look(execution);
    }

    private int look(LocalExecution execution) {
        long nowNs = clock.nanoTime();
        pace(nowNs - lastLookNs);
        lastLookNs = nowNs;
        int flags = checkpoints.isDue(execution.simulatedTicks()) ? StepFlags.CHECKPOINT : 0;
        return chooser.wantsMove(lookAt(execution)) ? flags | StepFlags.HALT : flags;
    }

    private void pace(long sinceLastNs) {
        stepsPerLook = sinceLastNs > LOOK_INTERVAL_NS
                ? Math.max(1, stepsPerLook / 2)
                : Math.min(STEPS_PER_LOOK, 2 * stepsPerLook);
        stepsUntilLook = stepsPerLook;
    }

    /** Returns how far the run has come. */
    LayoutChooser.Look lookAt(LocalExecution execution) {
        return new LayoutChooser.Look(
                clock.nanoTime(),
                execution.events(),
                execution.steps(),
                (double) execution.simulatedTicks() / endTicks,
                execution.firstWork());
    }
}
