package org.chronogram.kernel;

import org.chronogram.model.Event;

/** Is told of events, before the LP handles them. */
@FunctionalInterface
public interface EventObserver {
    /**
     * An LP is about to handle an event.
     *
     * @param lp the LP.
     * @param event the event; the object is reused.
     */
    void onEvent(int lp, Event event);
}
