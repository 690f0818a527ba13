package org.chronogram.worker;

/**
 * How a run guards itself against the loss of processes.
 *
 * @param runDirectory directory of the run, under which checkpoints are kept; empty when nothing shall stay after the run.
 * @param checkpoints whether checkpoints are written at all.
 * @param everyWallMs wall-clock time between two checkpoints; 0 for as often as costs little.
 * @param everyTicks simulated time between two checkpoints; 0 to go by wall-clock time.
 * @param silenceLimitMs how long a worker may say nothing before it is taken for dead.
 * @param stallLimitMs how long a worker may keep the others waiting before it is taken for dead; 0 for ever.
 * @param resume whether the run goes on from the newest checkpoint in its directory.
 */
public record FaultTolerance(
        String runDirectory,
        boolean checkpoints,
        long everyWallMs,
        long everyTicks,
        long silenceLimitMs,
        long stallLimitMs,
        boolean resume) {
    /** Limits that fit most runs, and as many checkpoints as cost little. */
    public static final FaultTolerance DEFAULT = new FaultTolerance("", true, 0, 0, 10_000, 600_000, false);

    /** The same limits, and no checkpoints: what is lost is done again from the start. */
    public static final FaultTolerance WITHOUT_CHECKPOINTS =
            new FaultTolerance("", false, 0, 0, DEFAULT.silenceLimitMs(), DEFAULT.stallLimitMs(), false);

    /**
     * Tells whether there is a directory of checkpoints to write to or to read from.
     *
     * @return true when there is.
     */
    public boolean usesCheckpoints() {
        return checkpoints || resume;
    }

    /**
     * Keeps the checkpoints in a directory.
     *
     * @param directory the directory of the run.
     * @return the same otherwise.
     */
    public FaultTolerance in(String directory) {
        return new FaultTolerance(
                directory, checkpoints, everyWallMs, everyTicks, silenceLimitMs, stallLimitMs, resume);
    }
}
