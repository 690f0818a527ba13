package org.chronogram.run;

/**
 * How a run guards itself against the loss of processes.
 *
 * @param runDirectory directory of the run, under which checkpoints are kept; empty when nothing shall stay after the run.
 * @param checkpoints whether checkpoints are written at all.
 * @param everyWallMs wall-clock time between two checkpoints; 0 for as often as costs little.
 * @param everyTicks simulated time between two checkpoints; 0 to go by wall-clock time.
 * @param silenceLimitMs how long a worker may say nothing and do nothing before it is taken for dead.
 * @param stallLimitMs how long a worker may keep the others waiting before it is taken for dead; 0 for ever.
 * @param messageLogMib most memory, in MiB, in which a worker keeps what it sent since the last checkpoint, so that it need
 *     not go back when another is lost; 0 for none, {@link #AUTOMATIC} for a share of its heap.
 * @param resume whether the run goes on from the newest checkpoint in its directory.
 * @param acceptChangedCode whether it goes on with other code than that which wrote the checkpoint.
 */
public record FaultTolerance(
        String runDirectory,
        boolean checkpoints,
        long everyWallMs,
        long everyTicks,
        long silenceLimitMs,
        long stallLimitMs,
        int messageLogMib,
        boolean resume,
        boolean acceptChangedCode) {
    /** A limit that depends on the machine. */
    public static final int AUTOMATIC = -1;

    private static final int MESSAGE_LOG_HEAP_SHARE = 64;
    private static final int MOST_AUTOMATIC_MESSAGE_LOG_MIB = 16;

    /** Limits that fit most runs, and as many checkpoints as cost little. */
    public static final FaultTolerance DEFAULT =
            new FaultTolerance("", true, 0, 0, 5_000, 600_000, AUTOMATIC, false, false);

    /** The same limits, and no checkpoints: what is lost is done again from the start. */
    public static final FaultTolerance WITHOUT_CHECKPOINTS =
            new FaultTolerance("", false, 0, 0, DEFAULT.silenceLimitMs(), DEFAULT.stallLimitMs(), 0, false, false);

    /**
     * Tells whether there is a directory of checkpoints to write to or to read from.
     *
     * @return true when there is.
     */
    public boolean usesCheckpoints() {
        return checkpoints || resume;
    }

    /**
     * Returns how much memory a worker may use to keep what it sent since the last checkpoint. Without checkpoints nothing
     * is kept: it would be all since the start.
     *
     * @param heapBytes the largest that the heap of the worker may become.
     * @return the limit in bytes; 0 when nothing shall be kept.
     */
    public long messageLogBytes(long heapBytes) {
        if (!checkpoints) {
            return 0;
        }
        return messageLogMib == AUTOMATIC
                ? Math.min((long) MOST_AUTOMATIC_MESSAGE_LOG_MIB << 20, heapBytes / MESSAGE_LOG_HEAP_SHARE)
                : (long) messageLogMib << 20;
    }

    /**
     * Keeps the checkpoints in a directory.
     *
     * @param directory the directory of the run.
     * @return the same otherwise.
     */
    public FaultTolerance in(String directory) {
        return copy(directory, resume, acceptChangedCode);
    }

    /**
     * Goes on from the newest checkpoint in the directory.
     *
     * @return the same otherwise.
     */
    public FaultTolerance resumed() {
        return copy(runDirectory, true, acceptChangedCode);
    }

    /**
     * Goes on from a checkpoint also where other code has written it.
     *
     * @return the same otherwise.
     */
    public FaultTolerance acceptingChangedCode() {
        return copy(runDirectory, resume, true);
    }

    private FaultTolerance copy(String newRunDirectory, boolean newResume, boolean newAcceptChangedCode) {
        return new FaultTolerance(
                newRunDirectory,
                checkpoints,
                everyWallMs,
                everyTicks,
                silenceLimitMs,
                stallLimitMs,
                messageLogMib,
                newResume,
                newAcceptChangedCode);
    }
}
