package org.chronogram.models.cqn;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;

/** The switch of a tandem: sends each job on to a tandem drawn from all, and holds none. */
final class Switch implements LogicalProcess {
    private final CqnSettings settings;
    private final CqnStatistics statistics;

    Switch(CqnSettings settings, CqnStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        statistics.received().increment();
        statistics.switched().increment();
        statistics.sent().increment();
        int target = settings.firstQueue(context.random().nextInt(settings.tandems()));
        context.send(target, settings.switchDelayTicks(), Queue.ARRIVAL);
    }
}
