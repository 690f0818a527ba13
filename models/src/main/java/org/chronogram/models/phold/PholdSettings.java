package org.chronogram.models.phold;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param lps number of LPs.
 * @param startEvents events per LP at the start.
 * @param remote share of the events with a drawn destination, from 0 to 1.
 * @param lookaheadTicks smallest delay in ticks.
 * @param meanTicks mean delay in ticks, at least the lookahead.
 * @param payloadBytes length of the payload in bytes.
 * @param work loop iterations per event.
 * @param variants what makes the run differ from plain PHOLD.
 * @param surelyTellableDelayTicks longest delay that cannot lead beyond the largest time, whenever it begins.
 */
record PholdSettings(
        int lps,
        int startEvents,
        double remote,
        long lookaheadTicks,
        long meanTicks,
        int payloadBytes,
        int work,
        PholdVariants variants,
        long surelyTellableDelayTicks) {
    static PholdSettings of(ParameterValues parameters, TimeBase timeBase, long endTicks) {
        long lookahead = parameters.get(PholdParameters.LOOKAHEAD);
        long mean = parameters.get(PholdParameters.MEAN);
        if (lookahead > mean) {
            throw new InvalidInputException("--lookahead=" + timeBase.format(lookahead) + " is longer than --mean="
                    + timeBase.format(mean) + ": the mean delay includes the lookahead, give a lookahead of at most "
                    + timeBase.format(mean) + " or a longer mean");
        }
        requireTimesUntil(endTicks, lookahead, timeBase);
        return new PholdSettings(
                parameters.get(PholdParameters.LPS),
                parameters.get(PholdParameters.START_EVENTS),
                parameters.get(PholdParameters.REMOTE),
                lookahead,
                mean,
                parameters.get(PholdParameters.PAYLOAD),
                parameters.get(PholdParameters.WORK),
                PholdVariants.of(parameters, timeBase),
                Long.MAX_VALUE - endTicks);
    }

    /** Refuses a lookahead so long that events before the end would cause times that exceed 64 bits. */
    private static void requireTimesUntil(long endTicks, long lookaheadTicks, TimeBase timeBase) {
        if (lookaheadTicks > Long.MAX_VALUE - endTicks) {
            throw new InvalidInputException("--lookahead=" + timeBase.format(lookaheadTicks) + " after --end="
                    + timeBase.format(endTicks) + " is beyond the largest time, " + timeBase.format(Long.MAX_VALUE)
                    + ": give an earlier end or a shorter lookahead");
        }
    }

    /** The random part of the delay has this mean, in ticks, and as it is exponential, this standard deviation. */
    double randomDelayTicks() {
        return (double) meanTicks - lookaheadTicks;
    }

    /** Variance of the delay in ticks²: of an exponential one, or of a geometric one with the same mean on the grid. */
    double varianceOfDelay() {
        return randomDelayTicks() * (randomDelayTicks() + variants.gridTicks());
    }

    /** Mean in ticks of the exponential time that, rounded down to the grid, has the mean of the random part of the delay. */
    double meanBeforeRounding() {
        double grid = variants.gridTicks();
        return grid == 0 ? randomDelayTicks() : grid / StrictMath.log1p(grid / randomDelayTicks());
    }

    /** Number of events in the model, the same at any time. */
    long population() {
        return (long) lps * startEvents;
    }
}
