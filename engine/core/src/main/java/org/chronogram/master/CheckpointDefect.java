package org.chronogram.master;

import org.chronogram.results.Difference;

/**
 * A difference between a run that went on from a checkpoint and the run that wrote it.
 *
 * @param checkpointStep step after which the checkpoint was taken.
 * @param noticedStep step by which it has shown.
 * @param difference the difference.
 */
public record CheckpointDefect(long checkpointStep, long noticedStep, Difference difference) {}
