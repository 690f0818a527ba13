package org.chronogram.models.phold;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/** One LP: folds each event into its state and creates its successor. */
class PholdProcess implements LogicalProcess {
    private static final int TYPE = 1;

    private final PholdSettings settings;
    private final PholdStatistics statistics;
    private final transient Destinations destinations;
    private final transient PayloadLengths lengths;
    private long state;

    PholdProcess(
            PholdSettings settings, PholdStatistics statistics, Destinations destinations, PayloadLengths lengths) {
        this.settings = settings;
        this.statistics = statistics;
        this.destinations = destinations;
        this.lengths = lengths;
    }

    @Override
    public void initialize(EventContext context) {
        for (int i = 0; i < settings.startEvents(); i++) {
            long putOffTicks = putOffTicks(context);
            long delayTicks = Math.min(delayTicks(context), Long.MAX_VALUE - putOffTicks);
            create(context.self(), putOffTicks + delayTicks, context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        state = Mixing.next(state ^ event.time()) + event.source();
        if (settings.payloadBytes() > 0) {
            state ^= checkedPayload(event);
        }
        state = Mixing.work(state, settings.work());
        create(destination(context), delayTicks(context), context);
    }

    @Override
    public void finish(FinishContext context) {
        statistics.stateSum().add(state);
    }

    private long checkedPayload(Event event) {
        long expected = PholdPayload.seed(event.time(), event.source());
        if (event.payloadLength() != lengths.expected(expected) || !PholdPayload.matches(event, expected)) {
            statistics.corrupt().increment();
        }
        return PholdPayload.fold(event);
    }

    private int destination(EventContext context) {
        if (context.random().nextDouble() >= settings.remote()) {
            return context.self();
        }
        statistics.drawn().increment();
        return destinations.draw(context);
    }

    private long putOffTicks(EventContext context) {
        long staggerTicks = settings.variants().staggerTicks();
        long stepTicks = settings.variants().stepTicks();
        return staggerTicks == 0 ? 0 : stepTicks * context.random().nextLong(1 + (staggerTicks - 1) / stepTicks);
    }

    /** Limits the time of an event to the largest one, which lies behind the end of every run. */
    private long delayTicks(EventContext context) {
        long randomTicks = randomTicks(context);
        long delayTicks = settings.lookaheadTicks() + randomTicks;
        // One comparison for each event: a sum that has overflown is the largest of all when it is taken as unsigned.
        return Long.compareUnsigned(delayTicks, settings.surelyTellableDelayTicks()) <= 0
                ? delayTicks
                : tellableDelayTicks(randomTicks, context);
    }

    private long randomTicks(EventContext context) {
        long gridTicks = settings.variants().gridTicks();
        long ticks = context.random().nextExponentialTicks(settings.meanBeforeRounding());
        return gridTicks == 0 ? ticks : ticks - ticks % gridTicks;
    }

    private long tellableDelayTicks(long randomTicks, EventContext context) {
        long mostTicks = Long.MAX_VALUE - context.now() - settings.lookaheadTicks();
        return settings.lookaheadTicks() + Math.min(randomTicks, Math.max(0, mostTicks));
    }

    private void create(int target, long delayTicks, EventContext context) {
        if (settings.payloadBytes() == 0) {
            context.send(target, delayTicks, TYPE);
        } else {
            long seed = PholdPayload.seed(context.now() + delayTicks, context.self());
            int length = lengths.sent(seed);
            context.send(target, delayTicks, TYPE, PholdPayload.write(context.payload(length), length, seed));
        }
    }
}
