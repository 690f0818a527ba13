package org.chronogram.kernel;

import org.agrona.collections.Int2IntCounterMap;

/**
 * Counts the events that an LP handles at one simulated time, to notice a loop of delays of 0, which would never end. The
 * events that an LP schedules for itself are always counted. Without lookahead such a loop can go through several LPs; so
 * all events at one time are counted too, and when they exceed the limit of one LP, the events of each LP are counted from
 * then on. Not thread safe; {@link #eventsAt} may be called by any thread.
 */
final class ZeroDelayGuard {
    private long limit;
    private int lp = -1;
    private long ticks = Long.MIN_VALUE;
    private long events;
    private long allTicks = Long.MIN_VALUE;
    private long allEvents;
    private long eventsBefore;
    private Int2IntCounterMap eventsByLp;

    ZeroDelayGuard(long limit) {
        this.limit = limit;
    }

    void limit(long newLimit) {
        limit = newLimit;
    }

    long limit() {
        return limit;
    }

    /**
     * Takes an event that an LP has scheduled for itself within a window.
     *
     * @param eventLp the LP.
     * @param eventTicks time of the event.
     * @param nowTicks time of the event that the LP has handled last.
     * @return whether the LP has handled as many events at this time as it may.
     */
    boolean isLoop(int eventLp, long eventTicks, long nowTicks) {
        if (eventTicks == ticks && eventLp == lp) {
            return ++events > limit;
        }
        lp = eventLp;
        ticks = eventTicks;
        events = eventTicks == nowTicks ? 2 : 1;
        return events > limit;
    }

    /**
     * Takes an event of a partition that handles its events one by one, in order.
     *
     * @param eventLp the LP.
     * @param source the LP that has sent it.
     * @param eventTicks time of the event.
     * @param nowTicks time of the event that was handled last.
     * @param pendingEvents how many events are pending behind it; when it is the first of its time, none of them was sent
     *     with a delay of 0 at this time.
     * @return whether the LP has handled as many events at this time as it may.
     */
    boolean isLoop(int eventLp, int source, long eventTicks, long nowTicks, long pendingEvents) {
        if (eventTicks != allTicks) {
            allTicks = eventTicks;
            allEvents = 0;
            eventsBefore = pendingEvents;
            eventsByLp = null;
        }
        allEvents++;
        return (source == eventLp && isLoop(eventLp, eventTicks, nowTicks))
                || (allEvents - eventsBefore > limit && isCommonLoop(eventLp));
    }

    private boolean isCommonLoop(int eventLp) {
        if (eventsByLp == null) {
            eventsByLp = new Int2IntCounterMap(0);
        }
        return Integer.toUnsignedLong(eventsByLp.incrementAndGet(eventLp)) > limit;
    }

    /** Returns how many events an LP has handled at a time as far as they were counted, and at least 1. */
    long eventsAt(int eventLp, long eventTicks) {
        long common = eventTicks == allTicks ? allEvents : 0;
        return Math.max(1, Math.max(common, eventLp == lp && eventTicks == ticks ? events : 0));
    }
}
