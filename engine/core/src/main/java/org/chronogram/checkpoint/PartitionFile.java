package org.chronogram.checkpoint;

/**
 * A file of a checkpoint: the logical processes that were one partition when it was written.
 *
 * @param partition index of the partition.
 * @param firstLp id of its first LP.
 * @param count how many LPs it has.
 * @param bytes length of the file.
 * @param checksum CRC-32C of all bytes of the file.
 */
public record PartitionFile(int partition, int firstLp, int count, long bytes, long checksum) {
    /** Returns the name of the file in the directory of the checkpoint. */
    String name() {
        return name(partition);
    }

    static String name(int partition) {
        return "partition-" + partition + ".bin";
    }
}
