package org.chronogram.model;

/**
 * A timer of an LP: an event that the LP schedules for itself, and can move or take back until it is handled. At most one
 * event of a timer is pending. An LP has a timer in a field, and each type of timer event its own timer:
 *
 * <pre>{@code
 * private final EventTimer retransmission = new EventTimer(TIMEOUT);
 * ...
 * retransmission.restart(context, timeoutTicks); // with each packet that is sent
 * retransmission.stop(context);                  // when all are acknowledged
 * ...
 * case TIMEOUT -> resend(context);               // the timer has run out, and is not running any more
 * }</pre>
 *
 * <p>A timer is part of the state of its LP and must not be shared with others. Not thread safe.
 */
public final class EventTimer {
    private final int type;
    private long handle = EventContext.NO_EVENT;
    private long expiryTicks;

    /**
     * Creates a timer that is not running.
     *
     * @param type type of the event that the LP handles when the timer runs out; from 0 to {@value Event#MAX_TYPE}.
     */
    public EventTimer(int type) {
        if (type < 0 || type > Event.MAX_TYPE) {
            throw new ModelException("a timer with events of type " + type + ": expected 0 to " + Event.MAX_TYPE);
        }
        this.type = type;
    }

    /**
     * Creates a timer that is not running.
     *
     * @param type type of the event that the LP handles when the timer runs out, as for {@link EventTypes}.
     */
    public EventTimer(Enum<?> type) {
        this(type.ordinal());
    }

    /**
     * Starts the timer, or starts it anew when it is running.
     *
     * @param context the context that the LP was given.
     * @param delayTicks time in ticks after which it runs out, at least 0.
     * @throws ModelException when the delay is negative, or the timer belongs to another LP.
     */
    public void restart(EventContext context, long delayTicks) {
        handle = context.reschedule(handle, delayTicks, type);
        expiryTicks = context.now() + delayTicks;
    }

    /**
     * Starts the timer, or starts it anew when it is running, with an event that has one 64-bit field, at offset 0.
     *
     * @param context the context that the LP was given.
     * @param delayTicks time in ticks after which it runs out, at least 0.
     * @param field0 the field.
     * @throws ModelException when the delay is negative, or the timer belongs to another LP.
     */
    public void restart(EventContext context, long delayTicks, long field0) {
        context.cancel(handle);
        handle = context.scheduleCancellable(delayTicks, type, field0);
        expiryTicks = context.now() + delayTicks;
    }

    /**
     * Stops the timer: its event will not be handled.
     *
     * @param context the context that the LP was given.
     * @return whether it was running.
     * @throws ModelException when the timer belongs to another LP.
     */
    public boolean stop(EventContext context) {
        return context.cancel(handle);
    }

    /**
     * Tells whether the timer is running. It is not while its event is being handled.
     *
     * @param context the context that the LP was given.
     * @return whether its event is pending.
     * @throws ModelException when the timer belongs to another LP.
     */
    public boolean isRunning(EventContext context) {
        return context.isPending(handle);
    }

    /**
     * Returns when the timer runs out, or would have if it had not been stopped.
     *
     * @return time in ticks; 0 when it was never started.
     */
    public long expiryTicks() {
        return expiryTicks;
    }
}
