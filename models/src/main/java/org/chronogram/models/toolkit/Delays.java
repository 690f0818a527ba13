package org.chronogram.models.toolkit;

import org.chronogram.model.EventContext;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Parameter;
import org.chronogram.model.TimeBase;

/** Random delays that do not lead beyond the largest time, 2^63 - 1 ticks. */
public final class Delays {
    private Delays() {}

    /**
     * Draws an exponential delay. It is limited to the largest time, which lies behind the end of every run.
     *
     * @param context the context of the LP that draws.
     * @param meanTicks mean of the delay in ticks.
     * @return the delay in ticks.
     */
    public static long exponential(EventContext context, long meanTicks) {
        return atLeast(0, context, meanTicks);
    }

    /**
     * Draws a delay with a smallest value, {@code least + Exp(mean - least)}, limited as {@link #exponential}.
     *
     * @param leastTicks smallest delay in ticks.
     * @param context the context of the LP that draws.
     * @param meanTicks mean of the whole delay in ticks.
     * @return the delay in ticks.
     */
    public static long atLeast(long leastTicks, EventContext context, long meanTicks) {
        long randomTicks = context.random().nextExponentialTicks((double) meanTicks - leastTicks);
        long mostTicks = Long.MAX_VALUE - context.now() - leastTicks;
        return leastTicks + Math.min(randomTicks, Math.max(0, mostTicks));
    }

    /**
     * Refuses a delay so long that events before the end would cause times that exceed 64 bits.
     *
     * @param parameter the parameter that gives the delay.
     * @param delayTicks its value in ticks.
     * @param endTicks end of the run in ticks.
     * @param timeBase time base of the model.
     */
    public static void requireTimesUntil(Parameter<?> parameter, long delayTicks, long endTicks, TimeBase timeBase) {
        if (delayTicks > Long.MAX_VALUE - endTicks) {
            throw new InvalidInputException(parameter + "=" + timeBase.format(delayTicks) + " after --end="
                    + timeBase.format(endTicks) + " is beyond the largest time, " + timeBase.format(Long.MAX_VALUE)
                    + ": give an earlier end or a shorter time");
        }
    }
}
