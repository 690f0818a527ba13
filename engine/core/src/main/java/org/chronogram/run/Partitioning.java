package org.chronogram.run;

import org.chronogram.model.InvalidInputException;

/** Checks the numbers of workers and threads of a run. */
public final class Partitioning {
    private Partitioning() {}

    /**
     * Checks the numbers, as far as possible without the model.
     *
     * @param workers number of worker processes.
     * @param threads threads in each.
     * @throws InvalidInputException when no run can have these numbers.
     */
    public static void check(int workers, int threads) {
        if (workers < 0) {
            throw new InvalidInputException(
                    "--workers=" + workers + " is out of bounds: expected at least 0, where 0 runs in this process");
        }
        if (threads < 1) {
            throw new InvalidInputException("--threads=" + threads + " is out of bounds: expected at least 1");
        }
        if ((long) workers * threads > Integer.MAX_VALUE) {
            throw new InvalidInputException("--workers=" + workers + " with --threads=" + threads
                    + " are more partitions than there can be LPs: expected at most " + Integer.MAX_VALUE);
        }
    }
}
