package org.chronogram.page;

/**
 * How many runs of a sweep have ended.
 *
 * @param done runs that have ended, those of an earlier start among them.
 * @param total runs that are planned so far.
 * @param doneHere runs that have ended since this start.
 * @param failed runs that have failed.
 */
public record SweepCounts(int done, int total, int doneHere, int failed) {
    static final SweepCounts NONE = new SweepCounts(0, 0, 0, 0);
}
