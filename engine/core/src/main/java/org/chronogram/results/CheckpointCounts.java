package org.chronogram.results;

import java.util.List;

/**
 * Number and cost of the checkpoints of a run.
 *
 * @param committed how many were written.
 * @param longestPauseNs the longest time for which a partition of the simulation waited.
 * @param replacedCode names of jars and directories whose code differs from the code that wrote the checkpoint from which
 *     the run was resumed: then the results are those of more than one model.
 */
public record CheckpointCounts(int committed, long longestPauseNs, List<String> replacedCode) {
    /** The counts of a run without checkpoints. */
    public static final CheckpointCounts NONE = new CheckpointCounts(0, 0, List.of());
}
