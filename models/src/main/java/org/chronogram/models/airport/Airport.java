package org.chronogram.models.airport;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.models.toolkit.Delays;
import org.chronogram.models.toolkit.Torus;

/** One airport. Planes have no names: each is one pending event, a departure or an arrival. */
final class Airport implements LogicalProcess {
    private static final int DEPARTURE = 1;
    private static final int ARRIVAL = 2;

    private final AirportSettings settings;
    private final AirportStatistics statistics;
    private int onGround;

    Airport(AirportSettings settings, AirportStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        for (int plane = 0; plane < settings.planes(); plane++) {
            land(context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case DEPARTURE -> depart(context);
            case ARRIVAL -> {
                statistics.arrivals().increment();
                land(context);
            }
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 or 2");
        }
    }

    @Override
    public void finish(FinishContext context) {
        statistics.countedAtEnd().add(onGround);
    }

    private void land(EventContext context) {
        onGround++;
        statistics.onGround().add(context.now(), 1);
        context.schedule(Delays.exponential(context, settings.groundTicks()), DEPARTURE);
    }

    private void depart(EventContext context) {
        onGround--;
        statistics.onGround().add(context.now(), -1);
        statistics.departures().increment();
        int target = settings.torus().neighbour(context.self(), context.random().nextInt(Torus.DIRECTIONS));
        long flightTicks = Delays.atLeast(settings.leastFlightTicks(), context, settings.flightTicks());
        context.send(target, flightTicks, ARRIVAL);
    }
}
