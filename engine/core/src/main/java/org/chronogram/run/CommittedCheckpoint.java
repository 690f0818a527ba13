package org.chronogram.run;

/**
 * A checkpoint that is complete on disk.
 *
 * @param steps steps that the run had completed.
 * @param simulatedTicks everything before this time was executed.
 * @param bytes size of its files.
 * @param pauseNs how long the simulation waited for it, at most.
 */
public record CommittedCheckpoint(long steps, long simulatedTicks, long bytes, long pauseNs) {}
