package org.chronogram.experiment;

/**
 * A run of an experiment that has no usable result.
 *
 * @param run the run.
 * @param message what happened.
 */
public record FailedRun(PlannedRun run, String message) {}
