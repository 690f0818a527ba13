package org.chronogram.experiment;

/**
 * How far an experiment is.
 *
 * @param done runs that have ended, those of an earlier start among them.
 * @param total runs that are planned so far.
 * @param doneHere runs that have ended since this start.
 * @param failed runs among them that have failed.
 */
public record ExperimentProgress(int done, int total, int doneHere, int failed) {}
