package org.chronogram.experiment;

import java.util.List;

/**
 * What an experiment has come to.
 *
 * @param observations the runs that have ended.
 * @param failed the runs that have failed, and those of which a check of the model has.
 * @param inexact the points at which the precision asked for is not reached.
 * @param total runs that were planned.
 * @param stopped whether it was stopped before all runs were done.
 * @param fault why it was ended before all runs were done, though nobody has stopped it; empty where it was not.
 * @param remedy what to do about the fault; empty without one.
 */
public record ExperimentOutcome(
        Observations observations,
        List<FailedRun> failed,
        List<Point> inexact,
        int total,
        boolean stopped,
        String fault,
        String remedy) {
    /**
     * Returns how many runs have ended and are kept.
     *
     * @return the number of runs.
     */
    public int kept() {
        return observations.all().size();
    }
}
