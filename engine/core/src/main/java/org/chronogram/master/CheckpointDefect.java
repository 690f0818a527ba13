package org.chronogram.master;

import org.chronogram.results.Difference;

/**
 * What a run that went on from a checkpoint did otherwise.
 *
 * @param checkpointStep step after which the checkpoint was taken.
 * @param noticedStep step by which it has shown.
 * @param difference what it is.
 */
public record CheckpointDefect(long checkpointStep, long noticedStep, Difference difference) {}
