package org.chronogram.models.cqn;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.models.toolkit.Delays;

/**
 * A queue with one server, in order of arrival. It needs no memory of the jobs: one that arrives at {@code t} begins
 * service at {@code max(t, busyUntil)}, so the end of its service is known at once and is one event that carries the time
 * of arrival.
 */
final class Queue implements LogicalProcess {
    /** Type of the event that brings a job to a queue or switch. */
    static final int ARRIVAL = 1;

    private static final int SERVED = 2;

    private final CqnSettings settings;
    private final CqnStatistics statistics;
    private long busyUntil;
    private int jobs;

    Queue(CqnSettings settings, CqnStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        for (int job = 0; job < settings.jobs(); job++) {
            arrive(context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case ARRIVAL -> {
                statistics.received().increment();
                arrive(context);
            }
            case SERVED -> depart(event.getLong(0), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 or 2");
        }
    }

    @Override
    public void finish(FinishContext context) {
        statistics.countedAtEnd().add(jobs);
    }

    private void arrive(EventContext context) {
        changeJobs(1, context);
        long now = context.now();
        long begin = Math.max(now, busyUntil);
        long serviceTicks = Delays.exponential(context, settings.serviceTicks());
        // The last job of a long queue may end after the largest time, which lies behind the end of every run.
        busyUntil = begin + Math.min(serviceTicks, Long.MAX_VALUE - begin);
        context.schedule(busyUntil - now, SERVED, now);
    }

    private void depart(long arrivalTicks, EventContext context) {
        changeJobs(-1, context);
        statistics.sojourn().record(context.now() - arrivalTicks);
        statistics.sent().increment();
        context.send(context.self() + 1, settings.queueDelayTicks(), ARRIVAL);
    }

    private void changeJobs(int change, EventContext context) {
        boolean wasBusy = jobs > 0;
        jobs += change;
        statistics.atQueues().add(context.now(), change);
        if (wasBusy != jobs > 0) {
            statistics.busy().add(context.now(), change);
        }
    }
}
