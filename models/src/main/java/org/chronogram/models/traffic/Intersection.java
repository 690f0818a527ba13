package org.chronogram.models.traffic;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.PayloadCodec;
import org.chronogram.model.RandomStream;
import org.chronogram.models.toolkit.Torus;

/**
 * One intersection, with an exit to each side. An exit serves cars in order of arrival, so when a car comes it is known when
 * it will be at the next intersection: a car is one event for each block.
 */
final class Intersection implements LogicalProcess {
    private static final int START = 1;
    private static final int NEW_CAR = 2;
    private static final int ARRIVAL = 3;
    private static final int NORTH = 0;
    private static final int EAST = 1;
    private static final int SOUTH = 2;
    private static final int WEST = 3;
    private static final PayloadCodec<Car> CAR = PayloadCodec.of(Car.class);

    private final transient TrafficSettings settings;
    private final TrafficStatistics statistics;
    private final long[] busyUntil = new long[Torus.DIRECTIONS];

    Intersection(TrafficSettings settings, TrafficStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        for (int car = 0; car < settings.cars(); car++) {
            context.schedule(0, START);
        }
        scheduleNewCar(context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case START -> start(context);
            case NEW_CAR -> {
                scheduleNewCar(context);
                start(context);
            }
            case ARRIVAL -> arrive(CAR.read(event), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 to 3");
        }
    }

    private void scheduleNewCar(EventContext context) {
        if (settings.isOpen()) {
            long ticks = context.random().nextExponentialTicks(settings.intervalTicks());
            context.schedule(Math.min(ticks, Long.MAX_VALUE - context.now()), NEW_CAR);
        }
    }

    private void start(EventContext context) {
        Car car = drawCar(context);
        statistics.started().increment();
        statistics.blocks().record(car.blocks());
        drive(car, context);
    }

    private Car drawCar(EventContext context) {
        int most = settings.distances().most();
        int east;
        int south;
        do {
            east = context.random().nextInt(2 * most + 1) - most;
            south = context.random().nextInt(2 * most + 1) - most;
        } while (east == 0 && south == 0);
        int destination = settings.torus().relative(context.self(), east, south);
        return new Car(destination, east, south, Math.abs(east) + Math.abs(south), context.now());
    }

    private void arrive(Car car, EventContext context) {
        if (!car.hasArrived()) {
            drive(car, context);
            return;
        }
        statistics.arrived().increment();
        statistics.trips().record(context.now() - car.startTicks());
        if (car.destination() != context.self()) {
            statistics.misled().increment();
        }
    }

    /** Of the blocks that are left, one is drawn, and the car goes in its direction. */
    private void drive(Car car, EventContext context) {
        RandomStream random = context.random();
        int left = Math.abs(car.east()) + Math.abs(car.south());
        if (random.nextInt(left) < Math.abs(car.east())) {
            leave(car.east() > 0 ? EAST : WEST, car.alongRow(), context);
        } else {
            leave(car.south() > 0 ? SOUTH : NORTH, car.alongColumn(), context);
        }
    }

    private void leave(int direction, Car car, EventContext context) {
        long now = context.now();
        long begin = Math.max(now, busyUntil[direction]);
        long crossing = context.random().nextExponentialTicks((double) settings.crossingTicks());
        // Times are limited to the largest one, which lies behind the end of every run.
        long end = begin + Math.min(crossing, Math.max(0, Long.MAX_VALUE - settings.roadTicks() - begin));
        busyUntil[direction] = end;
        statistics.crossings().record(crossing);
        statistics.exits().record(end - now);
        int next = settings.torus().neighbour(context.self(), direction);
        context.send(next, end - now + settings.roadTicks(), ARRIVAL, CAR.write(context, car));
    }
}
