package org.chronogram.models.phold;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/** One LP: folds each event into its state and creates its successor. */
class PholdProcess implements LogicalProcess {
    private static final int TYPE = 1;

    private final transient PholdLoad load;
    private long state;

    PholdProcess(PholdLoad load) {
        this.load = load;
    }

    @Override
    public void initialize(EventContext context) {
        for (int i = 0; i < load.settings.startEvents(); i++) {
            long putOffTicks = putOffTicks(context);
            long delayTicks = Math.min(delayTicks(context), Long.MAX_VALUE - putOffTicks);
            create(context.self(), putOffTicks + delayTicks, context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        state = Mixing.next(state ^ event.time()) + event.source();
        if (load.payloadBytes > 0) {
            state ^= checkedPayload(event);
        }
        state = Mixing.work(state, load.work);
        create(destination(context), delayTicks(context), context);
    }

    @Override
    public void finish(FinishContext context) {
        load.stateSum.add(state);
    }

    private long checkedPayload(Event event) {
        long expected = PholdPayload.seed(event.time(), event.source());
        if (event.payloadLength() != load.lengths.expected(expected) || !PholdPayload.matches(event, expected)) {
            load.corrupt.increment();
        }
        return PholdPayload.fold(event);
    }

    private int destination(EventContext context) {
        if (context.random().nextDouble() >= load.remote) {
            return context.self();
        }
        load.drawn.increment();
        return load.destinations.draw(context);
    }

    private long putOffTicks(EventContext context) {
        long staggerTicks = load.settings.variants().staggerTicks();
        long stepTicks = load.settings.variants().stepTicks();
        return staggerTicks == 0 ? 0 : stepTicks * context.random().nextLong(1 + (staggerTicks - 1) / stepTicks);
    }

    /** Limits the time of an event to the largest one, which lies behind the end of every run. */
    private long delayTicks(EventContext context) {
        long randomTicks = randomTicks(context);
        long delayTicks = load.lookaheadTicks + randomTicks;
        // One comparison for each event: a sum that has overflown is the largest of all when it is taken as unsigned.
        return Long.compareUnsigned(delayTicks, load.surelyTellableDelayTicks) <= 0
                ? delayTicks
                : tellableDelayTicks(randomTicks, context);
    }

    private long randomTicks(EventContext context) {
        long ticks = context.random().nextExponentialTicks(load.meanBeforeRounding);
        return load.gridTicks == 0 ? ticks : ticks - ticks % load.gridTicks;
    }

    private long tellableDelayTicks(long randomTicks, EventContext context) {
        long mostTicks = Long.MAX_VALUE - context.now() - load.lookaheadTicks;
        return load.lookaheadTicks + Math.min(randomTicks, Math.max(0, mostTicks));
    }

    private void create(int target, long delayTicks, EventContext context) {
        if (load.payloadBytes == 0) {
            context.send(target, delayTicks, TYPE);
        } else {
            long seed = PholdPayload.seed(context.now() + delayTicks, context.self());
            int length = load.lengths.sent(seed);
            context.send(target, delayTicks, TYPE, PholdPayload.write(context.payload(length), length, seed));
        }
    }
}
