package org.chronogram.run;

import java.util.List;

/**
 * How the LPs are divided among the partitions of a run. The results do not depend on it.
 *
 * @param method {@link #AUTO}, {@link #BLOCKS}, {@link #LINKS}, or the path of a file that names the partition of each LP.
 * @param imbalance how much more weight than the mean a partition may have where LPs are divided by their links; 0.05 allows
 *     5 %.
 * @param weights {@link #OF_MODEL}, or the directory of an earlier run, in which each LP weighs the events that it handled.
 * @param recordsEvents whether the run writes how many events each LP has handled, as weights for later runs.
 */
public record PartitionOptions(String method, double imbalance, String weights, boolean recordsEvents) {
    /** By links where the model declares them, else by blocks. */
    public static final String AUTO = "auto";

    /** Blocks of consecutive ids. */
    public static final String BLOCKS = "blocks";

    /** By the links that the model declares. */
    public static final String LINKS = "links";

    /** The weights that the model declares. */
    public static final String OF_MODEL = "model";

    /** The largest imbalance that can be allowed. */
    public static final double MOST_IMBALANCE = 1000;

    /** What holds when nothing else is given. */
    public static final PartitionOptions DEFAULT = new PartitionOptions(AUTO, 0.05, OF_MODEL, false);

    /**
     * Tells whether a file names the partition of each LP.
     *
     * @return true when the method is the path of a file.
     */
    public boolean namesFile() {
        return !List.of(AUTO, BLOCKS, LINKS).contains(method);
    }

    /**
     * Returns options with which the run writes how many events each LP has handled.
     *
     * @return a changed copy.
     */
    public PartitionOptions recordingEvents() {
        return new PartitionOptions(method, imbalance, weights, true);
    }
}
