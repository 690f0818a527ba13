package org.chronogram.kernel;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/** Tells an observer of the events of an LP. Not thread safe. */
final class ObservedProcess implements LogicalProcess {
    private final int lp;
    private final LogicalProcess process;
    private final EventObserver observer;

    ObservedProcess(int lp, LogicalProcess process, EventObserver observer) {
        this.lp = lp;
        this.process = process;
        this.observer = observer;
    }

    @Override
    public void initialize(EventContext context) {
        process.initialize(context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        observer.onEvent(lp, event);
        process.onEvent(event, context);
    }

    @Override
    public void finish(FinishContext context) {
        process.finish(context);
    }

    @Override
    public void restored() {
        process.restored();
    }
}
