package org.chronogram.replay;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Two runs that are repeated side by side, and compared at times that both have reached. Between two comparisons lie so many
 * events that comparing costs little, and so few that a span that differs can be looked at call by call. Not thread safe.
 */
final class Lockstep {
    private static final long FEWEST_EVENTS = 4_096;
    private static final long MOST_EVENTS = 100_000;

    private final ReplayedRun one;
    private final ReplayedRun other;
    private final BooleanSupplier stopRequested;
    private final long wantedEvents;
    private long chunkTicks = 1;
    private long comparedTicks;

    Lockstep(ReplayedRun one, ReplayedRun other, BooleanSupplier stopRequested) {
        this.one = one;
        this.other = other;
        this.stopRequested = stopRequested;
        long lps = one.state().processes().length;
        wantedEvents = Math.max(FEWEST_EVENTS, Math.min(MOST_EVENTS, lps / 4));
    }

    /** Begins both, and brings them to the time that is after all events of the checkpoints from which they go on. */
    void begin() {
        one.begin();
        other.begin();
        comparedTicks = Math.max(one.startTicks(), other.startTicks());
        runBefore(comparedTicks);
    }

    /** Handles all events of both before a time. */
    void runBefore(long ticks) {
        one.runBefore(ticks, stopRequested);
        other.runBefore(ticks, stopRequested);
    }

    /** Returns the time up to which both have come. */
    long comparedTicks() {
        return comparedTicks;
    }

    /** Tells whether the LPs of both are the same at the time up to which both have come. */
    boolean isSame(LpComparison comparison) {
        return comparison.differing(one.state(), other.state()).length == 0;
    }

    /**
     * Goes on until LPs differ, which they may do already.
     *
     * @param untilTicks time up to which the runs are compared.
     * @return the span in which they part; empty when they do not, or the search was stopped.
     */
    Optional<Span> untilDifferent(LpComparison comparison, long untilTicks) {
        int[] before = comparison.differing(one.state(), other.state());
        if (before.length > 0) {
            return Optional.of(new Span(-1, Math.max(1, comparedTicks), before));
        }
        while (comparedTicks < untilTicks && !stopRequested.getAsBoolean()) {
            long fromTicks = comparedTicks;
            long nextTicks = endOfChunk(untilTicks);
            long eventsBefore = one.events();
            runBefore(nextTicks);
            if (stopRequested.getAsBoolean()) {
                return Optional.empty();
            }
            comparedTicks = nextTicks;
            int[] lps = comparison.differing(one.state(), other.state());
            if (lps.length > 0) {
                return Optional.of(new Span(fromTicks, nextTicks, lps));
            }
            adapt(one.events() - eventsBefore);
        }
        return Optional.empty();
    }

    private long endOfChunk(long untilTicks) {
        long nextTicks = Math.max(comparedTicks, Math.min(one.nextEventTicks(), other.nextEventTicks()));
        return nextTicks >= untilTicks - chunkTicks ? untilTicks : nextTicks + chunkTicks;
    }

    private void adapt(long events) {
        if (events > 2 * wantedEvents) {
            chunkTicks = Math.max(1, chunkTicks / 2);
        } else if (events < wantedEvents / 2 && chunkTicks < Long.MAX_VALUE / 4) {
            chunkTicks *= 2;
        }
    }
}
