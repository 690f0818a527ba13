package org.chronogram.models.pcs;

import java.util.Arrays;
import org.chronogram.model.EventContext;

/** The portables that are in a cell, each in a place that it keeps until it leaves. */
final class Portables {
    /** The end of the call of a portable that makes none. */
    static final long IDLE = -1;

    private long[] callEvents = new long[0];
    private long[] callEnds = new long[0];
    private int[] freePlaces = new int[0];
    private int free;

    /** Gives a place to a portable that has come. */
    int add() {
        if (free == 0) {
            grow();
        }
        int place = freePlaces[--free];
        callEvents[place] = EventContext.NO_EVENT;
        callEnds[place] = IDLE;
        return place;
    }

    void remove(int place) {
        freePlaces[free++] = place;
    }

    /**
     * Notes what comes next for a portable.
     *
     * @param place its place.
     * @param endTicks when its call ends, or {@link #IDLE}.
     * @param event handle of the event: the end of the call, or the attempt of another.
     */
    void expect(int place, long endTicks, long event) {
        callEnds[place] = endTicks;
        callEvents[place] = event;
    }

    /** When the call of a portable ends in ticks, or {@link #IDLE}. */
    long callEnd(int place) {
        return callEnds[place];
    }

    long callEvent(int place) {
        return callEvents[place];
    }

    int size() {
        return callEnds.length - free;
    }

    private void grow() {
        int before = callEnds.length;
        int after = Math.max(16, before + before / 2);
        callEvents = Arrays.copyOf(callEvents, after);
        callEnds = Arrays.copyOf(callEnds, after);
        freePlaces = new int[after];
        for (int place = after - 1; place >= before; place--) {
            freePlaces[free++] = place;
        }
    }
}
