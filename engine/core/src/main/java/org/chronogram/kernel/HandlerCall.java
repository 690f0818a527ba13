package org.chronogram.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A call of an LP and what it did: two runs part where the same LP first does something else.
 *
 * @param lp the LP.
 * @param ticks time of the call.
 * @param event the event that it handled; empty for its initialization.
 * @param draws how many random numbers of 64 bits it drew; {@link #MANY_DRAWS} for more than are counted.
 * @param sent the events that it sent, in their order.
 */
public record HandlerCall(int lp, long ticks, Optional<EventRecord> event, int draws, List<EventRecord> sent) {
    /** Stands for so many random numbers that they are not counted. */
    public static final int MANY_DRAWS = -1;

    /** Keeps the list as it is. */
    public HandlerCall {
        sent = List.copyOf(sent);
    }

    /**
     * Tells whether the LP was called for the same reason in another run.
     *
     * @param other the call in the other run.
     * @return true when it handles the same event, or is initialized in both.
     */
    public boolean hasSameEvent(HandlerCall other) {
        return lp == other.lp && event.equals(other.event);
    }

    /**
     * Tells whether the call has created an event.
     *
     * @param created the event.
     * @return true when it is among those that were sent.
     */
    public boolean hasSent(EventRecord created) {
        return created.source() == lp && sent.contains(created);
    }
}
