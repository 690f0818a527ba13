package org.chronogram.results;

import java.util.List;

/**
 * What the checkpoints of a run took.
 *
 * @param committed how many were written.
 * @param longestPauseNs the longest time for which a partition of the simulation waited.
 * @param replacedCode names of jars and directories whose code is not that which wrote the checkpoint that the run went on
 *     from: then the results are those of more than one model.
 */
public record CheckpointCounts(int committed, long longestPauseNs, List<String> replacedCode) {
    /** What a run has without checkpoints. */
    public static final CheckpointCounts NONE = new CheckpointCounts(0, 0, List.of());
}
