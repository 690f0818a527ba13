package org.chronogram.kernel;

import org.chronogram.model.EventContext;
import org.chronogram.model.EventTimer;

/** A part of an LP that schedules and cancels events at random; its events have one field or none. */
final class RandomCancelling {
    private static final int CANCELLABLE = 7;
    private static final int TIMEOUT = 8;

    private final long[] handles = new long[4];
    private final EventTimer timer = new EventTimer(TIMEOUT);

    /** Does one thing, and returns a number that depends on what became of the events before. */
    long act(EventContext context, int mostTicks) {
        int slot = context.random().nextInt(handles.length);
        long delayTicks = context.random().nextInt(mostTicks);
        return switch (context.random().nextInt(6)) {
            case 0, 1 -> schedule(context, slot, delayTicks);
            case 2 -> context.cancel(handles[slot]) ? 1 : 2;
            case 3 -> restart(context, slot, delayTicks);
            case 4 -> timer.stop(context) ? 5 : 6;
            default -> (context.isPending(handles[slot]) ? 7 : 8) + (timer.isRunning(context) ? 16 : 0);
        };
    }

    /** Now and then the timer has a field; without, its event has none. */
    private long restart(EventContext context, int slot, long delayTicks) {
        boolean wasRunning = timer.isRunning(context);
        if (slot == 0) {
            timer.restart(context, delayTicks, slot);
        } else {
            timer.restart(context, delayTicks);
        }
        return wasRunning ? 3 : 4;
    }

    private long schedule(EventContext context, int slot, long delayTicks) {
        boolean wasPending = context.isPending(handles[slot]);
        handles[slot] = context.scheduleCancellable(delayTicks, CANCELLABLE, slot);
        return wasPending ? 9 : 10;
    }
}
