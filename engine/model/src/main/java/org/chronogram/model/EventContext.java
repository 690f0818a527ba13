package org.chronogram.model;

/**
 * The interface of the engine to an LP that initializes or handles an event.
 *
 * <p>{@code schedule} creates an event for the LP itself, with any delay of at least 0. {@code send} creates an event for
 * another LP, with a delay of at least the {@linkplain #lookahead() lookahead}; an LP that sends to itself schedules. An
 * event that an LP schedules for itself with a delay of 0 is handled after the current one, in order among its pending
 * events. No object is created per event.
 *
 * <p>All methods that create an event throw {@link ModelException} when the delay is negative or shorter than the rule allows, when
 * the target does not exist, when the type is not in 0 to {@value Event#MAX_TYPE}, or when the time would exceed
 * 2^63 - 1 ticks.
 */
public interface EventContext {
    /** The handle of no event: an LP can keep it in a field while it has scheduled nothing that it may cancel. */
    long NO_EVENT = 0;

    /**
     * Returns the LP that this context serves.
     *
     * @return id of the LP.
     */
    int self();

    /**
     * Returns the current simulated time: that of the event being handled, 0 during initialization.
     *
     * @return the time in ticks.
     */
    long now();

    /**
     * Returns the smallest delay of an event for another LP.
     *
     * @return the lookahead in ticks.
     */
    long lookahead();

    /**
     * Returns the stream of random numbers of this LP.
     *
     * @return the stream; the object serves every LP of the partition in turn.
     */
    RandomStream random();

    /**
     * Schedules an event without payload for this LP.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     */
    default void schedule(long delayTicks, int type) {
        send(self(), delayTicks, type);
    }

    /**
     * Schedules an event for this LP with one 64-bit field, at offset 0.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param field0 the field.
     */
    default void schedule(long delayTicks, int type, long field0) {
        send(self(), delayTicks, type, field0);
    }

    /**
     * Schedules an event for this LP with two 64-bit fields, at offsets 0 and 8.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param field0 the first field.
     * @param field1 the second field.
     */
    default void schedule(long delayTicks, int type, long field0, long field1) {
        send(self(), delayTicks, type, field0, field1);
    }

    /**
     * Schedules an event for this LP with a payload.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param payload the payload, obtained from {@link #payload(int)} since the last event was created.
     */
    default void schedule(long delayTicks, int type, PayloadWriter payload) {
        send(self(), delayTicks, type, payload);
    }

    /**
     * Schedules an event without payload for this LP.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event, a constant of an enum as for {@link EventTypes}.
     */
    default void schedule(long delayTicks, Enum<?> type) {
        send(self(), delayTicks, type.ordinal());
    }

    /**
     * Schedules an event for this LP with a payload.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event, a constant of an enum as for {@link EventTypes}.
     * @param payload the payload, obtained from {@link #payload(int)} or a {@link PayloadCodec} since the last event was
     *     created.
     */
    default void schedule(long delayTicks, Enum<?> type, PayloadWriter payload) {
        send(self(), delayTicks, type.ordinal(), payload);
    }

    /**
     * Sends an event without payload.
     *
     * @param target id of the LP that shall handle it.
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event, a constant of an enum as for {@link EventTypes}.
     */
    default void send(int target, long delayTicks, Enum<?> type) {
        send(target, delayTicks, type.ordinal());
    }

    /**
     * Sends an event with a payload.
     *
     * @param target id of the LP that shall handle it.
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event, a constant of an enum as for {@link EventTypes}.
     * @param payload the payload, obtained from {@link #payload(int)} or a {@link PayloadCodec} since the last event was
     *     created.
     */
    default void send(int target, long delayTicks, Enum<?> type, PayloadWriter payload) {
        send(target, delayTicks, type.ordinal(), payload);
    }

    /**
     * Schedules an event without payload for this LP that it can {@link #cancel} until it is handled. Such an event costs a
     * little more than one of {@link #schedule(long, int)}.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @return the handle of the event, never {@link #NO_EVENT}; to be kept in a field of the LP. A handle comes up again when
     *     the LP has created 2<sup>32</sup> more events.
     */
    long scheduleCancellable(long delayTicks, int type);

    /**
     * Schedules an event for this LP with one 64-bit field, at offset 0, that it can {@link #cancel} until it is handled.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param field0 the field.
     * @return the handle of the event, as that of {@link #scheduleCancellable(long, int)}.
     */
    long scheduleCancellable(long delayTicks, int type, long field0);

    /**
     * Schedules an event for this LP with two 64-bit fields, at offsets 0 and 8, that it can {@link #cancel} until it is
     * handled.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param field0 the first field.
     * @param field1 the second field.
     * @return the handle of the event, as that of {@link #scheduleCancellable(long, int)}.
     */
    long scheduleCancellable(long delayTicks, int type, long field0, long field1);

    /**
     * Schedules an event for this LP with a payload that it can {@link #cancel} until it is handled.
     *
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param payload the payload, obtained from {@link #payload(int)} since the last event was created.
     * @return the handle of the event, as that of {@link #scheduleCancellable(long, int)}.
     */
    long scheduleCancellable(long delayTicks, int type, PayloadWriter payload);

    /**
     * Cancels an event, if it is pending, and schedules another one in its place, without payload, which has the same handle.
     * The result is that of {@link #cancel} and {@link #scheduleCancellable(long, int)}, but this is much faster where an
     * event is often moved to a later time, as that of a timer is.
     *
     * @param handle what {@code scheduleCancellable} or this method has returned to this LP, whatever became of the event; or
     *     {@link #NO_EVENT}.
     * @param delayTicks delay of the new event from {@link #now()} in ticks.
     * @param type type of the new event.
     * @return the handle of the new event: the same, or a new one for {@link #NO_EVENT}.
     * @throws ModelException when it is the handle of another LP, or no handle.
     */
    long reschedule(long handle, long delayTicks, int type);

    /**
     * Cancels an event, so that it will not be handled. It costs a constant time, whenever the event was due.
     *
     * @param handle what {@code scheduleCancellable} has returned to this LP, or {@link #NO_EVENT}.
     * @return true when the event was pending; false when it was handled or cancelled before, or is being handled now, or the
     *     handle is {@link #NO_EVENT}.
     * @throws ModelException when it is the handle of another LP, or no handle.
     */
    boolean cancel(long handle);

    /**
     * Tells whether an event is still to be handled.
     *
     * @param handle what {@code scheduleCancellable} has returned to this LP, or {@link #NO_EVENT}.
     * @return false when the event was handled or cancelled, or is being handled now, or the handle is {@link #NO_EVENT}.
     * @throws ModelException when it is the handle of another LP, or no handle.
     */
    boolean isPending(long handle);

    /**
     * Ends this LP when the handler returns: its object and its state are forgotten. An event that reaches it later, one that
     * it has scheduled for itself among them, creates it anew. Its random stream goes on where it was.
     *
     * @throws ModelException when the LP is none of {@link ModelBuilder#logicalProcessesOnDemand}.
     */
    void retire();

    /**
     * Asks for the end of the whole run. It ends at the next of the times that {@link ModelBuilder#mayStop} has declared, after
     * the current time: all LPs still handle their events before it, and finish there. That time, and so the result, is the
     * same on any number of workers and threads. Where several LPs ask, the result names the first in order of time, and of
     * ids at one time.
     *
     * @param reason why, in a few words for the user.
     * @throws ModelException when the model has not declared that LPs may ask.
     */
    void stop(String reason);

    /**
     * Sends an event without payload.
     *
     * @param target id of the LP that shall handle it.
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     */
    void send(int target, long delayTicks, int type);

    /**
     * Sends an event with one 64-bit field, at offset 0.
     *
     * @param target id of the LP that shall handle it.
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param field0 the field.
     */
    void send(int target, long delayTicks, int type, long field0);

    /**
     * Sends an event with two 64-bit fields, at offsets 0 and 8.
     *
     * @param target id of the LP that shall handle it.
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param field0 the first field.
     * @param field1 the second field.
     */
    void send(int target, long delayTicks, int type, long field0, long field1);

    /**
     * Sends an event with a payload.
     *
     * @param target id of the LP that shall handle it.
     * @param delayTicks delay from {@link #now()} in ticks.
     * @param type type of the event.
     * @param payload the payload, obtained from {@link #payload(int)} since the last event was created.
     */
    void send(int target, long delayTicks, int type, PayloadWriter payload);

    /**
     * Publishes something to programs outside of the run: a message with this LP, the current simulated time, a type and a
     * payload. It has no effect on the run, and where nobody listens it is dropped.
     *
     * @param type type of the message, from 0 to {@value Event#MAX_TYPE}.
     * @param payload the payload, obtained from {@link #payload(int)} since the last event was created.
     */
    default void publish(int type, PayloadWriter payload) {}

    /**
     * Begins the payload of the next event. Typical use: {@code context.send(target, delay, TYPE,
     * context.payload(12).putLong(0, a).putInt(8, b))}.
     *
     * @param lengthBytes length in bytes, from 0 to {@value Event#MAX_PAYLOAD_BYTES}.
     * @return the payload, all zero; the object is reused.
     * @throws ModelException when the length is out of bounds.
     */
    PayloadWriter payload(int lengthBytes);
}
