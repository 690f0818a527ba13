package org.chronogram.models.pcs;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.models.toolkit.Delays;
import org.chronogram.models.toolkit.Torus;

/**
 * One cell. A portable in it has an event for its call, the attempt or the end, and one for its move, which takes back the
 * other. An idle portable draws the time of its next attempt anew when it moves: the time left has the same distribution.
 */
final class Cell implements LogicalProcess {
    private static final int ATTEMPT = 1;
    private static final int HANG_UP = 2;
    private static final int LEAVE = 3;
    private static final int ENTER = 4;

    private final PcsSettings settings;
    private final PcsStatistics statistics;
    private final Portables portables = new Portables();
    private int busy;

    Cell(PcsSettings settings, PcsStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        for (int portable = 0; portable < settings.portables(); portable++) {
            waitForAttempt(admit(context), context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case ATTEMPT -> attempt((int) event.getLong(0), context);
            case HANG_UP -> hangUp((int) event.getLong(0), context);
            case LEAVE -> leave((int) event.getLong(0), context);
            case ENTER -> enter(event.getLong(0), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 to 4");
        }
    }

    @Override
    public void finish(FinishContext context) {
        statistics.portablesAtEnd().add(portables.size());
        statistics.callsAtEnd().add(busy);
    }

    private int admit(EventContext context) {
        int place = portables.add();
        if (settings.moves()) {
            context.schedule(Delays.exponential(context, settings.moveIntervalTicks()), LEAVE, place);
        }
        return place;
    }

    private void waitForAttempt(int place, EventContext context) {
        long delayTicks = Delays.exponential(context, settings.callIntervalTicks());
        portables.expect(place, Portables.IDLE, context.scheduleCancellable(delayTicks, ATTEMPT, place));
    }

    private void attempt(int place, EventContext context) {
        statistics.attempts().increment();
        if (busy == settings.channels()) {
            statistics.blocked().increment();
            waitForAttempt(place, context);
        } else {
            carry(place, context.now() + Delays.exponential(context, settings.callDurationTicks()), context);
        }
    }

    private void carry(int place, long endTicks, EventContext context) {
        useChannels(1, context);
        long delayTicks = endTicks - context.now();
        portables.expect(place, endTicks, context.scheduleCancellable(delayTicks, HANG_UP, place));
    }

    private void hangUp(int place, EventContext context) {
        useChannels(-1, context);
        statistics.completed().increment();
        waitForAttempt(place, context);
    }

    private void leave(int place, EventContext context) {
        long callEnd = portables.callEnd(place);
        context.cancel(portables.callEvent(place));
        portables.remove(place);
        statistics.departures().increment();
        if (callEnd != Portables.IDLE) {
            useChannels(-1, context);
            statistics.callsTaken().increment();
        }
        context.send(destination(context), settings.transitTicks(), ENTER, callEnd);
    }

    private int destination(EventContext context) {
        int steps = 1 + context.random().nextInt(settings.hops());
        int cell = context.self();
        for (int step = 0; step < steps; step++) {
            cell = settings.torus().neighbour(cell, context.random().nextInt(Torus.DIRECTIONS));
        }
        return cell;
    }

    private void enter(long callEnd, EventContext context) {
        statistics.arrivals().increment();
        int place = admit(context);
        if (callEnd == Portables.IDLE) {
            waitForAttempt(place, context);
        } else if (callEnd <= context.now()) {
            statistics.endedInTransit().increment();
            waitForAttempt(place, context);
        } else {
            handOff(place, callEnd, context);
        }
    }

    private void handOff(int place, long callEnd, EventContext context) {
        statistics.handoffs().increment();
        if (busy == settings.channels()) {
            statistics.dropped().increment();
            waitForAttempt(place, context);
        } else {
            carry(place, callEnd, context);
        }
    }

    private void useChannels(int change, EventContext context) {
        busy += change;
        statistics.busyChannels().add(context.now(), change);
    }
}
