package org.chronogram.run;

import java.nio.file.Path;
import org.chronogram.kernel.DeclaredWeights;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.partition.EnoughDelay;
import org.chronogram.results.RecordedRun;

/**
 * How many events the LPs are expected to handle.
 *
 * @param weights the numbers.
 * @param recorded whether an earlier run has counted them.
 */
record ExpectedLoad(DeclaredWeights weights, boolean recorded) {
    /**
     * Returns what the model declares, or what the run did that the options name.
     *
     * @throws InvalidInputException when there is no such run of this model.
     */
    static ExpectedLoad of(PartitionOptions options, String model, ModelDeclaration declaration) {
        if (options.weights().equals(PartitionOptions.OF_MODEL)) {
            return new ExpectedLoad(declaration.weights(), false);
        }
        RecordedRun run = RecordedRun.read(
                Path.of(options.weights()),
                "--weights=" + options.weights(),
                model,
                declaration.logicalProcesses(),
                declaration.timeBase());
        return new ExpectedLoad(new DeclaredWeights(run.lpEvents()::of, run.reachedTicks()), true);
    }

    /** Returns the delay between partitions beyond which no longer one is worth it; Long.MAX_VALUE where that is unknown. */
    long enoughDelayTicks(int logicalProcesses, Layout layout) {
        if (weights.periodTicks() == 0) {
            return Long.MAX_VALUE;
        }
        long events = 0;
        for (int lp = 0; lp < logicalProcesses; lp++) {
            events += Math.max(0, weights.eventsOfLp().applyAsLong(lp));
        }
        return EnoughDelay.ticks(events, weights.periodTicks(), layout.partitions(), layout.workers() > 1);
    }
}
