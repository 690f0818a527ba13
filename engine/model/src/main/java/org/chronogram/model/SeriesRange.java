package org.chronogram.model;

/**
 * Some intervals between samples that follow each other; interval i ends with sample i.
 *
 * @param first the first one.
 * @param last the last one.
 * @param measuringBegan whether measuring began in the first one, at its begin or later.
 * @param beginTicks when the first one begins, or measuring in it, in ticks.
 * @param endTicks when the last one ends, in ticks.
 */
public record SeriesRange(int first, int last, boolean measuringBegan, long beginTicks, long endTicks) {}
