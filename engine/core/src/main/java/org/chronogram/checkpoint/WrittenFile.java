package org.chronogram.checkpoint;

/**
 * The content of a file as it was written, which must be found again when it is read.
 *
 * @param bytes length of the file.
 * @param checksum CRC-32C of all bytes.
 */
public record WrittenFile(long bytes, long checksum) {}
