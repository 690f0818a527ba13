package org.chronogram.junit;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.StatisticSet;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceContext;
import org.chronogram.testing.ReferenceEvent;
import org.chronogram.testing.ReferencePayload;

/**
 * Drives one LP by hand, without an engine: the test lets events reach it, and looks at those that it sends and schedules.
 * Not thread safe.
 *
 * <pre>{@code
 * LpHarness station = LpHarness.of(new Station(1, statistics)).lookahead(100).initialize();
 * station.receive(50, ARRIVAL, 7);            // at time 50, from another LP
 * assertEquals(1, station.scheduled().size());
 * station.fire();                             // the end of the service, which the LP has scheduled
 * assertEquals(List.of(1), station.sent().stream().map(ReferenceEvent::target).toList());
 * }</pre>
 *
 * <p>The random stream is that of the LP in a run with this seed. Statistics of the LP are made by the test, with their
 * constructors.
 */
public final class LpHarness {
    private final Supplier<? extends LogicalProcess> factory;
    private final boolean onDemand;
    private final CreatedEvents created = new CreatedEvents();
    private final HarnessSettings settings = new HarnessSettings();
    private StatisticSet statistics = new StatisticSet();
    private ReferenceContext context;
    private LogicalProcess process;
    private long nowTicks;
    private int received;

    private LpHarness(Supplier<? extends LogicalProcess> factory, boolean onDemand) {
        this.factory = factory;
        this.onDemand = onDemand;
    }

    /**
     * Drives an LP that exists from the start.
     *
     * @param process the LP.
     * @return the harness of LP 0 of two, with a lookahead of 0 and seed 1.
     */
    public static LpHarness of(LogicalProcess process) {
        return new LpHarness(() -> process, false);
    }

    /**
     * Drives an LP that the first event creates, and that may retire, as for {@link
     * org.chronogram.model.ModelBuilder#logicalProcessesOnDemand}.
     *
     * @param factory makes the LP.
     * @return the harness, as that of {@link #of}.
     */
    public static LpHarness onDemand(Supplier<? extends LogicalProcess> factory) {
        return new LpHarness(factory, true);
    }

    /**
     * Drives an LP of a model, with the lookahead and the links that the model declares: an event that a run would refuse fails
     * with the same message.
     *
     * @param model the model.
     * @param parameters values of its parameters that differ from the defaults, by name.
     * @param lp id of the LP.
     * @return the harness, with seed 1.
     * @throws IllegalArgumentException when the model has no such LP.
     */
    public static LpHarness of(Model model, Map<String, String> parameters, int lp) {
        ReferenceBuilder build = ReferenceBuilder.of(model, parameters, model.defaultEndTime());
        HarnessSettings.requireLp(lp, build.count(), "model " + model.name());
        LpHarness harness = new LpHarness(() -> build.create(lp), build.isOnDemand(lp));
        harness.statistics = build.statistics();
        harness.self(lp, build.count()).lookahead(build.lookahead());
        harness.settings.linksOf(model, parameters);
        return harness;
    }

    /**
     * Sets which LP it is; an LP of a model then no longer has the links of that. To be called before the first event, as {@link #lookahead} and {@link #seed}.
     *
     * @param lp id of the LP.
     * @param count how many LPs there are, to which events may be sent.
     * @return this.
     * @throws IllegalArgumentException when there are so few that it is none of them.
     */
    public LpHarness self(int lp, int count) {
        requireFresh();
        settings.self(lp, count);
        return this;
    }

    /**
     * Sets the smallest delay of an event for another LP, in place of the links where a model has some.
     *
     * @param ticks the lookahead in ticks.
     * @return this.
     */
    public LpHarness lookahead(long ticks) {
        requireFresh();
        settings.lookahead(ticks);
        return this;
    }

    /**
     * Sets the seed of the random stream.
     *
     * @param newSeed the seed.
     * @return this.
     */
    public LpHarness seed(long newSeed) {
        requireFresh();
        settings.seed(newSeed);
        return this;
    }

    private void requireFresh() {
        if (context != null) {
            throw new IllegalStateException("the LP has begun: set up the harness before its first event");
        }
    }

    /**
     * Calls {@link LogicalProcess#initialize} at time 0. An LP on demand is initialized by its first event instead.
     *
     * @return this.
     */
    public LpHarness initialize() {
        if (process != null) {
            throw new IllegalStateException("the LP was initialized before");
        }
        process = factory.get();
        process.initialize(context());
        return this;
    }

    /** Returns the context with which the LP is called. */
    private ReferenceContext context() {
        if (context == null) {
            context = settings.newContext(created);
        }
        return context;
    }

    /**
     * Lets an event without payload reach the LP, from another one.
     *
     * @param timeTicks time of the event, not before the last and not after the next that the LP has scheduled.
     * @param type type of the event.
     * @return this.
     */
    public LpHarness receive(long timeTicks, int type) {
        return receive(timeTicks, type, new ReferencePayload(0));
    }

    /**
     * Lets an event with one 64-bit field reach the LP, from another one.
     *
     * @param timeTicks time of the event, as for {@link #receive(long, int)}.
     * @param type type of the event.
     * @param field0 the field, at offset 0.
     * @return this.
     */
    public LpHarness receive(long timeTicks, int type, long field0) {
        return receive(timeTicks, type, new ReferencePayload(Long.BYTES).putLong(0, field0));
    }

    /**
     * Lets an event with a payload reach the LP, from another one.
     *
     * @param timeTicks time of the event, as for {@link #receive(long, int)}.
     * @param type type of the event.
     * @param payload the payload.
     * @return this.
     */
    public LpHarness receive(long timeTicks, int type, ReferencePayload payload) {
        ReferenceEvent next = created.own().peek();
        if (timeTicks < nowTicks || (next != null && next.time() < timeTicks)) {
            throw new IllegalArgumentException("an event at " + timeTicks + " ticks: expected a time from " + nowTicks
                    + (next == null ? " on" : " to " + next.time() + ", when the next own event is due"));
        }
        int source = settings.self() == 0 ? 1 : 0;
        handle(new ReferenceEvent(timeTicks, source, received++, settings.self(), type, payload.bytes()));
        return this;
    }

    /**
     * Lets the next event reach the LP that it has scheduled for itself.
     *
     * @return the event.
     * @throws NoSuchElementException when it has scheduled none.
     */
    public ReferenceEvent fire() {
        if (created.own().isEmpty()) {
            throw new NoSuchElementException("the LP has no pending event for itself, at " + nowTicks + " ticks");
        }
        ReferenceEvent event = created.own().remove();
        handle(event);
        return event;
    }

    /**
     * Lets all events reach the LP that it has scheduled for itself before a time, also those that it schedules meanwhile.
     *
     * @param endTicks the time in ticks.
     * @return how many events it has handled.
     */
    public int fireUntil(long endTicks) {
        int fired = 0;
        while (!created.own().isEmpty() && created.own().peek().time() < endTicks) {
            handle(created.own().remove());
            fired++;
        }
        return fired;
    }

    private void handle(ReferenceEvent event) {
        nowTicks = event.time();
        context().advanceTo(nowTicks);
        if (process == null) {
            if (!onDemand) {
                throw new IllegalStateException("call initialize() before the first event");
            }
            initialize();
        }
        process.onEvent(event, context);
        if (context.takeRetired()) {
            if (!onDemand) {
                throw new IllegalStateException("the LP retires, but is none on demand: use LpHarness.onDemand");
            }
            process = null;
        }
    }

    /**
     * Calls {@link LogicalProcess#finish}.
     *
     * @param endTicks end of the run in ticks.
     */
    public void finish(long endTicks) {
        nowTicks = endTicks;
        context().advanceTo(endTicks);
        if (process != null) {
            process.finish(context);
        }
    }

    /**
     * Returns the time of the last event.
     *
     * @return the time in ticks; 0 before the first.
     */
    public long nowTicks() {
        return nowTicks;
    }

    /**
     * Tells whether the LP exists: it was initialized and has not retired.
     *
     * @return whether there is an LP.
     */
    public boolean isPresent() {
        return process != null;
    }

    /**
     * Returns the events for other LPs, and forgets them.
     *
     * @return what was sent since this was called before, in that order.
     */
    public List<ReferenceEvent> sent() {
        return created.takeSent();
    }

    /**
     * Returns the pending events that the LP has scheduled for itself; those that it has cancelled are not among them.
     *
     * @return the events in the order in which they are due.
     */
    public List<ReferenceEvent> scheduled() {
        return created.own().stream().sorted(ReferenceEvent.ORDER).toList();
    }

    /**
     * Returns the statistics that an LP of a model records into.
     *
     * @return the statistics; none where the test has made the LP.
     */
    public StatisticSet statistics() {
        return statistics;
    }
}
