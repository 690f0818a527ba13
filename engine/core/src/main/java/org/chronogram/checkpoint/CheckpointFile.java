package org.chronogram.checkpoint;

/**
 * A file of a checkpoint as it was written: what must be found again when it is read.
 *
 * @param name name in the directory of the checkpoint.
 * @param bytes length of the file.
 * @param checksum CRC-32C of all bytes.
 */
public record CheckpointFile(String name, long bytes, long checksum) {}
