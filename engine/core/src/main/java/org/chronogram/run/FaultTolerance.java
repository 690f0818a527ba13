package org.chronogram.run;

/**
 * Settings of a run for the loss of processes.
 *
 * @param runDirectory directory of the run, under which checkpoints are kept; empty if no files are kept after the run.
 * @param checkpoints whether checkpoints are written at all.
 * @param everyWallMs wall-clock time between two checkpoints; 0 to write them as often as they cost little.
 * @param everyTicks simulated time between two checkpoints; 0 to use wall-clock time.
 * @param silenceLimitMs how long a worker may send nothing and be idle before it is considered dead.
 * @param stallLimitMs how long a worker may keep the others waiting before it is considered dead; 0 for no limit.
 * @param messageLogMib most memory, in MiB, in which a worker keeps the messages that it sent since the last checkpoint, so
 *     that it need not roll back when another worker is lost; 0 for none, {@link #AUTOMATIC} for a share of its heap.
 * @param resume whether the run continues from the newest checkpoint in its directory.
 * @param acceptChangedCode whether it continues even if other code has written the checkpoint.
 * @param keptCheckpoints most checkpoints that are kept; where it is more than {@link #FEWEST_KEPT}, they are kept after the
 *     end of the run too, so that a part of it can be repeated.
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
        boolean acceptChangedCode,
        int keptCheckpoints) {
    /** So many are kept to go on with the run: the newest, and one for the case that it is damaged. */
    public static final int FEWEST_KEPT = 2;

    /** A limit that depends on the machine. */
    public static final int AUTOMATIC = -1;

    private static final int MESSAGE_LOG_HEAP_SHARE = 64;
    private static final int MOST_AUTOMATIC_MESSAGE_LOG_MIB = 16;

    /** Limits that fit most runs, and checkpoints as often as they cost little. */
    public static final FaultTolerance DEFAULT =
            new FaultTolerance("", true, 0, 0, 5_000, 600_000, AUTOMATIC, false, false, FEWEST_KEPT);

    /** The same limits, and no checkpoints: after a loss the run starts again from the beginning. */
    public static final FaultTolerance WITHOUT_CHECKPOINTS = new FaultTolerance(
            "", false, 0, 0, DEFAULT.silenceLimitMs(), DEFAULT.stallLimitMs(), 0, false, false, FEWEST_KEPT);

    /**
     * Keeps more checkpoints, also after the end of the run.
     *
     * @param most how many, at most.
     * @return a changed copy.
     */
    public FaultTolerance keeping(int most) {
        return copy(runDirectory, resume, acceptChangedCode, most);
    }

    /**
     * Tells whether checkpoints stay when the run has come to its end.
     *
     * @return true when more are kept than a run needs to go on.
     */
    public boolean keepsCheckpoints() {
        return keptCheckpoints > FEWEST_KEPT;
    }

    /**
     * Tells whether there is a directory of checkpoints to write to or to read from.
     *
     * @return true when there is.
     */
    public boolean usesCheckpoints() {
        return checkpoints || resume;
    }

    /**
     * Returns how much memory a worker may use to keep the messages that it sent since the last checkpoint. Without
     * checkpoints none are kept: it would have to keep all messages of the run.
     *
     * @param heapBytes maximum size of the heap of the worker.
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
     * @return a changed copy.
     */
    public FaultTolerance in(String directory) {
        return copy(directory, resume, acceptChangedCode, keptCheckpoints);
    }

    /**
     * Goes on from the newest checkpoint in the directory.
     *
     * @return a changed copy.
     */
    public FaultTolerance resumed() {
        return copy(runDirectory, true, acceptChangedCode, keptCheckpoints);
    }

    /**
     * Continues from a checkpoint even if other code has written it.
     *
     * @return a changed copy.
     */
    public FaultTolerance acceptingChangedCode() {
        return copy(runDirectory, resume, true, keptCheckpoints);
    }

    private FaultTolerance copy(
            String newRunDirectory, boolean newResume, boolean newAcceptChangedCode, int newKeptCheckpoints) {
        return new FaultTolerance(
                newRunDirectory,
                checkpoints,
                everyWallMs,
                everyTicks,
                silenceLimitMs,
                stallLimitMs,
                messageLogMib,
                newResume,
                newAcceptChangedCode,
                newKeptCheckpoints);
    }
}
