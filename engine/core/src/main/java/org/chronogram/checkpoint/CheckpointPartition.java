package org.chronogram.checkpoint;

import java.util.Objects;

/**
 * A part of a checkpoint: the logical processes that were one partition when it was written.
 *
 * @param partition index of the partition.
 * @param firstLp id of its first LP.
 * @param count how many LPs it has.
 * @param file the file in which they are.
 */
public record CheckpointPartition(int partition, int firstLp, int count, CheckpointFile file) {
    /** Checks that the file has the name it must have. */
    public CheckpointPartition {
        Objects.requireNonNull(file, "file");
        String expected = CheckpointStore.fileName(partition);
        if (!expected.equals(file.name())) {
            throw new IllegalArgumentException(
                    "file of partition " + partition + " is " + file.name() + ", expected " + expected);
        }
    }
}
