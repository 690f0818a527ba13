package org.chronogram.models.phold;

import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;

/** An LP that counts how many of its events have the time of the event before. */
final class TiedProcess extends PholdProcess {
    /** Name of the statistic: events that have the time of the event before, at their LP. */
    static final String TIED = "events.tied";

    /** Name of the statistic: events that were handled. */
    static final String HANDLED = "events.handled";

    private final Counter handled;
    private final Counter tied;
    private long lastTicks = -1;

    TiedProcess(PholdLoad load, Counter handled, Counter tied) {
        super(load);
        this.handled = handled;
        this.tied = tied;
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        handled.increment();
        if (event.time() == lastTicks) {
            tied.increment();
        }
        lastTicks = event.time();
        super.onEvent(event, context);
    }
}
