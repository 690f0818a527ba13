package org.chronogram.master;

import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunResult;
import org.chronogram.worker.RunSpecification;

/** Runs a model from start to end: sequentially in this process, or on workers that it forks and watches. */
public final class RunMaster {
    private final RunSpecification specification;
    private final RunListener listener;

    /**
     * Prepares a run.
     *
     * @param specification what shall be run.
     * @param listener is told how it goes on.
     */
    public RunMaster(RunSpecification specification, RunListener listener) {
        this.specification = specification;
        this.listener = listener;
    }

    /**
     * Runs the model and waits for its end. Afterwards no worker lives and nothing is left in shared memory.
     *
     * @return what the run did.
     * @throws InvalidInputException when the input cannot be used.
     * @throws RunFailedException when the run fails.
     */
    public RunResult run() {
        throw new UnsupportedOperationException(specification + " " + listener);
    }

    /** Asks for the run to stop at the end of the current step; {@link #run} then returns what was done so far. */
    public void stop() {}
}
