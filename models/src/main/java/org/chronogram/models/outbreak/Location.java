package org.chronogram.models.outbreak;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.EventTimer;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.PayloadCodec;

/**
 * One location. Who is not ill has no name: the location counts these. The next infection and the next departure have one
 * event each, which is drawn anew whenever its rate has changed: the time left of an exponential one has no memory.
 */
final class Location implements LogicalProcess {
    private static final int INFECTION = 1;
    private static final int DEPARTURE = 2;
    private static final int NEXT_STAGE = 3;
    private static final int ARRIVAL = 4;
    private static final PayloadCodec<Person> PERSON = PayloadCodec.of(Person.class);

    private final transient OutbreakSettings settings;
    private final OutbreakStatistics statistics;
    private final Patients patients = new Patients();
    private final EventTimer infection = new EventTimer(INFECTION);
    private final EventTimer departure = new EventTimer(DEPARTURE);
    private final int self;
    private int susceptible;
    private int recovered;

    Location(OutbreakSettings settings, OutbreakStatistics statistics, int self) {
        this.self = self;
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void initialize(EventContext context) {
        susceptible = settings.people();
        for (int person = settings.casesAt(context.self()); person > 0; person--) {
            infect(context);
        }
        restart(infection, infectionsPerTick(), context);
        restart(departure, departuresPerTick(), context);
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case INFECTION -> {
                statistics.infections().increment();
                infect(context);
            }
            case DEPARTURE -> depart(context);
            case NEXT_STAGE -> leaveStage((int) event.getLong(0), context);
            case ARRIVAL -> arrive(PERSON.read(event), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 to 4");
        }
        restart(infection, infectionsPerTick(), context);
    }

    @Override
    public void finish(FinishContext context) {
        statistics.susceptibleAtEnd().add(susceptible);
        statistics.illAtEnd().add(patients.size());
        statistics.recoveredAtEnd().add(recovered);
        int timers = (infectionsPerTick() > 0 ? 1 : 0) + (departuresPerTick() > 0 ? 1 : 0);
        statistics.eventsAtEnd().add(patients.size() + timers);
    }

    private void infect(EventContext context) {
        susceptible--;
        statistics.ill().add(context.now(), 1);
        long now = context.now();
        Person person = new Person(Stage.LATENT, now, now);
        admit(person.next(Stage.LATENT, drawTicks(context, settings.dwellTicks(Stage.LATENT))), context);
    }

    private void leaveStage(int place, EventContext context) {
        Person person = patients.person(place);
        patients.remove(place);
        admit(person, context);
    }

    private void arrive(Person person, EventContext context) {
        statistics.arrivals().increment();
        if (person.stage() == Stage.SUSCEPTIBLE) {
            statistics.susceptibleArrivals().increment();
            susceptible++;
        } else {
            admit(person, context);
        }
        restart(departure, departuresPerTick(), context);
    }

    /** Lets an infected person go on from stages that are over, which ended here or on the way. */
    private void admit(Person admitted, EventContext context) {
        Person person = admitted;
        while (person.stage().isIll() && person.stageEndTicks() <= context.now()) {
            Stage next = nextStage(person.stage(), context);
            if (next == Stage.RECOVERED) {
                statistics.recoveries().increment();
                statistics.ill().add(context.now(), -1);
                statistics.illness().record(person.stageEndTicks() - person.infectedTicks());
            }
            person = person.next(next, drawTicks(context, settings.dwellTicks(next)));
        }
        if (person.stage() == Stage.RECOVERED) {
            recovered++;
        } else {
            int place = patients.add(person);
            long delayTicks = person.stageEndTicks() - context.now();
            patients.expect(place, context.scheduleCancellable(delayTicks, NEXT_STAGE, place));
        }
    }

    private Stage nextStage(Stage stage, EventContext context) {
        return switch (stage) {
            case LATENT -> Stage.INCUBATING;
            case INCUBATING ->
                context.random().nextDouble() < settings.asymptomatic() ? Stage.ASYMPTOMATIC : Stage.INFECTIOUS;
            default -> Stage.RECOVERED;
        };
    }

    private void depart(EventContext context) {
        Person person = drawPerson(context);
        statistics.departures().increment();
        if (person.stage() == Stage.SUSCEPTIBLE) {
            statistics.susceptibleDepartures().increment();
        }
        int from = context.self();
        int to = settings.drawDestination(from, context.random());
        context.send(to, settings.geography().travelTicks(from, to), ARRIVAL, PERSON.write(context, person));
        restart(departure, departuresPerTick(), context);
    }

    /** Takes out one of all people here. */
    private Person drawPerson(EventContext context) {
        int drawn = context.random().nextInt(people());
        if (drawn < susceptible) {
            susceptible--;
            return Person.SUSCEPTIBLE;
        }
        if (drawn < susceptible + recovered) {
            recovered--;
            return Person.RECOVERED;
        }
        int place = patients.placeAt(drawn - susceptible - recovered);
        Person person = patients.person(place);
        context.cancel(patients.event(place));
        patients.remove(place);
        return person;
    }

    private int people() {
        return susceptible + recovered + patients.size();
    }

    private static void restart(EventTimer timer, double ratePerTick, EventContext context) {
        if (ratePerTick > 0) {
            timer.restart(context, drawTicks(context, 1 / ratePerTick));
        } else {
            timer.stop(context);
        }
    }

    private double infectionsPerTick() {
        double infectious = patients.inStage(Stage.INFECTIOUS)
                + patients.inStage(Stage.INCUBATING) * settings.infectivity(Stage.INCUBATING)
                + patients.inStage(Stage.ASYMPTOMATIC) * settings.infectivity(Stage.ASYMPTOMATIC);
        return infectious == 0 ? 0 : settings.transmission() * susceptible * infectious / people();
    }

    private double departuresPerTick() {
        return settings.travelsFrom(self) ? (double) people() / settings.stayTicks() : 0;
    }

    /** Limits times to the largest one, which lies behind the end of every run. */
    private static long drawTicks(EventContext context, double meanTicks) {
        return Math.min(context.random().nextExponentialTicks(meanTicks), Long.MAX_VALUE - context.now());
    }
}
