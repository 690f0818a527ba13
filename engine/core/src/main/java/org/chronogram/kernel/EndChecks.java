package org.chronogram.kernel;

import java.util.Optional;

/**
 * The simulated times at which a run may end early: multiples of an interval before its end. Between two windows neither a
 * request nor a count changes, so of several of these times that are passed at once only the first is looked at, and the first
 * after the warm-up, where all counts begin anew. Not thread safe.
 */
final class EndChecks {
    private final long everyTicks;
    private final long endTicks;
    private final long warmUpTicks;
    private final Optional<EndCondition> condition;
    private long nextTicks;

    /**
     * Creates the checks.
     *
     * @param everyTicks time from one to the next; 0 for none.
     * @param endTicks end of the run.
     * @param warmUpTicks time up to which counts do not count.
     * @param condition ends the run when it holds.
     */
    EndChecks(long everyTicks, long endTicks, long warmUpTicks, Optional<EndCondition> condition) {
        this.everyTicks = everyTicks;
        this.endTicks = endTicks;
        this.warmUpTicks = warmUpTicks;
        this.condition = condition;
        passed(0);
    }

    /** Returns the next of the times; Long.MAX_VALUE when there is none. */
    long nextTicks() {
        return nextTicks;
    }

    /** Leaves out all times up to one. */
    void passed(long ticks) {
        // Compared by division, as the product may exceed 64 bits.
        boolean another = everyTicks > 0 && ticks / everyTicks < (endTicks - 1) / everyTicks;
        nextTicks = another ? (ticks / everyTicks + 1) * everyTicks : Long.MAX_VALUE;
    }

    /**
     * Looks whether the run ends at the next of the times, and moves on.
     *
     * @param nextEventTicks time of the next event of the whole run.
     * @param stopAsked whether an LP has asked for the end.
     * @param count the count of the whole run that the condition is about.
     * @return true when the run ends there.
     */
    boolean pass(long nextEventTicks, boolean stopAsked, long count) {
        long ticks = nextTicks;
        boolean counts = ticks > warmUpTicks || warmUpTicks == 0;
        if (stopAsked
                || (counts && condition.filter(each -> each.holdsFor(count)).isPresent())) {
            nextTicks = Long.MAX_VALUE;
            return true;
        }
        passed(counts ? nextEventTicks : Math.min(nextEventTicks, warmUpTicks));
        return false;
    }
}
