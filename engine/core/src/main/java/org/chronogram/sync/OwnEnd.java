package org.chronogram.sync;

import org.chronogram.kernel.Kernel;

/** What a partition says in the END of each of its steps, but for the time that the step took. Not thread safe. */
final class OwnEnd {
    private final Kernel kernel;
    private final EventBatches batches;
    private final WindowPolicy policy;
    private final StepFlags flags;
    private final StepEnd end;
    private long flagsWithheldUntilStep;

    OwnEnd(Kernel kernel, EventBatches batches, WindowPolicy policy, StepFlags flags) {
        this.kernel = kernel;
        this.batches = batches;
        this.policy = policy;
        this.flags = flags;
        end = new StepEnd(policy.partitions());
    }

    /**
     * Raises no flags in the END of a step up to this one. After a loss, other partitions may have seen an END of such a
     * step before. An END that is sent again says the same each time, but for how long the partition was busy, which decides
     * nothing, and for the flags: so it must not have any.
     */
    void withholdFlagsUntil(long lastStep) {
        flagsWithheldUntilStep = lastStep;
    }

    /** Returns the END of a step whose window is executed and whose events were sent; it is valid until the next call. */
    StepEnd of(long step) {
        end.reset(step);
        long pendingTicks = kernel.nextEventTime();
        end.nextEventTicks(Math.min(pendingTicks, batches.minTicks()));
        end.furthestTicks(kernel.furthestTicks());
        policy.reach(pendingTicks, batches, end);
        end.addFlags(step > flagsWithheldUntilStep ? flags.take() : 0);
        end.addFlags(kernel.askedStop().isPresent() ? StepFlags.END_ASKED : 0);
        end.count(kernel.marks().endCount());
        return end;
    }
}
