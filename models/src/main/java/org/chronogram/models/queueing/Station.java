package org.chronogram.models.queueing;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/**
 * One station: a server, its queue in order of arrival, and the source of customers from outside.
 *
 * <p>The queue needs no memory of its own. A customer that arrives at {@code t} begins service at {@code max(t,
 * busyUntil)}, so the end of its service is known at once (D. V. Lindley, "The Theory of Queues with a Single Server",
 * Mathematical Proceedings of the Cambridge Philosophical Society 48(2), 1952) and is one event that carries the time of
 * arrival.
 */
final class Station implements LogicalProcess {
    private static final int FROM_OUTSIDE = 1;
    private static final int FROM_STATION = 2;
    private static final int SERVED = 3;

    private final QueueingSettings settings;
    private final Batches batches;
    private final QueueingStatistics statistics;
    private long busyUntil;
    private long integratedUntil;
    private int customers;
    private int batch = Batches.WARM_UP;

    Station(QueueingSettings settings, Batches batches, QueueingStatistics statistics) {
        this.settings = settings;
        this.batches = batches;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        scheduleNextFromOutside(context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        integrateTo(context.now());
        switch (event.type()) {
            case FROM_OUTSIDE -> {
                scheduleNextFromOutside(context);
                statistics.entered().increment();
                arrive(context);
            }
            case FROM_STATION -> arrive(context);
            case SERVED -> depart(event.getLong(0), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1, 2 or 3");
        }
    }

    @Override
    public void finish(FinishContext context) {
        integrateTo(context.now());
    }

    private void scheduleNextFromOutside(EventContext context) {
        context.schedule(context.random().nextExponentialTicks(settings.externalIntervalTicks()), FROM_OUTSIDE);
    }

    private void arrive(EventContext context) {
        if (batches.measures(batch)) {
            statistics.arrivals().add(batch, 1);
            statistics.delayed().add(batch, customers > 0 ? 1 : 0);
        }
        customers++;
        long now = context.now();
        busyUntil = Math.max(now, busyUntil) + context.random().nextExponentialTicks(settings.meanServiceTicks());
        context.schedule(busyUntil - now, SERVED, now);
    }

    private void depart(long arrivalTicks, EventContext context) {
        customers--;
        if (batches.measures(batch)) {
            statistics.served().add(batch, 1);
            statistics.sojourn().add(batch, context.now() - arrivalTicks);
        }
        if (context.random().nextDouble() < settings.leave()) {
            statistics.left().increment();
        } else {
            goOn(context);
        }
    }

    private void goOn(EventContext context) {
        if (settings.stations() == 1) {
            context.schedule(settings.transferTicks(), FROM_STATION);
            return;
        }
        int drawn = context.random().nextInt(settings.stations() - 1);
        int target = drawn < context.self() ? drawn : drawn + 1;
        context.send(target, settings.transferTicks(), FROM_STATION);
    }

    /** Accounts for the time since the last event, in which the number of customers stayed as it is. */
    private void integrateTo(long nowTicks) {
        while (integratedUntil < nowTicks) {
            long batchEnd = batches.endOf(batch);
            long until = Math.min(nowTicks, batchEnd);
            if (batches.measures(batch)) {
                record(until - integratedUntil);
            }
            integratedUntil = until;
            if (until == batchEnd) {
                batch++;
            }
        }
    }

    private void record(long ticks) {
        statistics.time().add(batch, ticks);
        statistics.customers().add(batch, customers * ticks);
        statistics.busy().add(batch, customers > 0 ? ticks : 0);
    }
}
