package org.chronogram.checkpoint;

/**
 * A file of a checkpoint: the logical processes that were one partition when it was written. A partition can have any set of
 * LPs, of which the file itself has the exact ids; here are only the numbers that tell whether it can be needed.
 *
 * @param partition index of the partition.
 * @param count how many LPs it has.
 * @param firstLp smallest id of its LPs.
 * @param lastLp largest id of its LPs; less than the smallest where it has none.
 * @param bytes length of the file.
 * @param checksum CRC-32C of all bytes of the file.
 */
public record PartitionFile(int partition, int count, int firstLp, int lastLp, long bytes, long checksum) {
    /** Tells whether so many LPs can have these ids. */
    boolean isPossible(int logicalProcesses) {
        return count >= 0 && firstLp >= 0 && lastLp < logicalProcesses && count <= (long) lastLp - firstLp + 1;
    }

    /** Returns the name of the file in the directory of the checkpoint. */
    String name() {
        return name(partition);
    }

    static String name(int partition) {
        return "partition-" + partition + ".bin";
    }
}
