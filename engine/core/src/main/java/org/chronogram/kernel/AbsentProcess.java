package org.chronogram.kernel;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;

/** Stands for an LP that no event has reached yet, or that has retired. */
final class AbsentProcess implements LogicalProcess {
    static final AbsentProcess INSTANCE = new AbsentProcess();

    private AbsentProcess() {}

    @Override
    public void onEvent(Event event, EventContext context) {
        throw new IllegalStateException("LP " + context.self() + " was to handle an event before it was created");
    }
}
