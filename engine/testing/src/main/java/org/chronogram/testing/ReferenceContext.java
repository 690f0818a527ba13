package org.chronogram.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.ModelException;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;

/** The reference engine as one LP sees it; a test of one LP uses it without an engine. Not thread safe. */
public final class ReferenceContext implements EventContext, FinishContext {
    /** Checks an event before it is created. */
    @FunctionalInterface
    public interface SendCheck {
        /**
         * Checks an event.
         *
         * @param nowTicks when it is created.
         * @param target the LP that it is for.
         * @param delayTicks its delay in ticks.
         * @param type its type.
         * @throws ModelException when the event must not be.
         */
        void check(long nowTicks, int target, long delayTicks, int type);
    }

    private static final byte[] NONE = {};

    private final int self;
    private final int processes;
    private final long lookahead;
    private final RandomStream random;
    private final Collection<ReferenceEvent> pending;
    private final Map<Long, ReferenceEvent> cancellable = new HashMap<>();
    private SendCheck check = this::checkLookahead;
    private long now;
    private int sequence;
    private boolean retired;
    private boolean stopAsked;

    /**
     * Creates the context.
     *
     * @param self id of the LP.
     * @param processes how many LPs there are.
     * @param lookahead lookahead in ticks.
     * @param random stream of the LP.
     * @param pending takes the events that the LP sends; those are pending that are in it.
     */
    public ReferenceContext(
            int self, int processes, long lookahead, RandomStream random, Collection<ReferenceEvent> pending) {
        this.self = self;
        this.processes = processes;
        this.lookahead = lookahead;
        this.random = random;
        this.pending = pending;
    }

    /**
     * Sets the check of events in place of that of the lookahead.
     *
     * @param newCheck the check.
     */
    public void check(SendCheck newCheck) {
        check = newCheck;
    }

    /**
     * Moves to another time.
     *
     * @param timeTicks the time in ticks.
     */
    public void advanceTo(long timeTicks) {
        now = timeTicks;
    }

    @Override
    public int self() {
        return self;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long lookahead() {
        return lookahead;
    }

    @Override
    public RandomStream random() {
        return random;
    }

    private ReferenceEvent create(int target, long delayTicks, int type, byte[] payload) {
        check.check(now, target, delayTicks, type);
        ReferenceEvent event =
                new ReferenceEvent(Math.addExact(now, delayTicks), self, sequence++, target, type, payload);
        pending.add(event);
        return event;
    }

    private void checkLookahead(long nowTicks, int target, long delayTicks, int type) {
        require(target >= 0 && target < processes, "target " + target);
        require(delayTicks >= (target == self ? 0 : lookahead), "delay " + delayTicks + " to " + target);
        require(type >= 0 && type <= Event.MAX_TYPE, "type " + type);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new ModelException(what + " from LP " + self + " at " + now);
        }
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type) {
        return register(create(self, delayTicks, type, NONE));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0) {
        return register(create(
                self,
                delayTicks,
                type,
                new ReferencePayload(8).putLong(0, field0).bytes()));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0, long field1) {
        byte[] payload =
                new ReferencePayload(16).putLong(0, field0).putLong(8, field1).bytes();
        return register(create(self, delayTicks, type, payload));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, PayloadWriter payload) {
        return register(create(self, delayTicks, type, ((ReferencePayload) payload).bytes()));
    }

    private long register(ReferenceEvent event) {
        cancellable.put(event.sequence() + 1L, event);
        return event.sequence() + 1L;
    }

    @Override
    public long reschedule(long handle, long delayTicks, int type) {
        if (handle == NO_EVENT) {
            return scheduleCancellable(delayTicks, type);
        }
        cancel(handle);
        cancellable.put(handle, create(self, delayTicks, type, NONE));
        return handle;
    }

    @Override
    public boolean cancel(long handle) {
        return handle != NO_EVENT && pending.remove(cancellable.get(handle));
    }

    @Override
    public boolean isPending(long handle) {
        return handle != NO_EVENT && pending.contains(cancellable.get(handle));
    }

    @Override
    public void retire() {
        retired = true;
    }

    @Override
    public void stop(String reason) {
        stopAsked = true;
    }

    /**
     * Tells whether the LP has asked for the end of the run.
     *
     * @return whether it has.
     */
    public boolean isStopAsked() {
        return stopAsked;
    }

    /**
     * Tells whether the LP has retired since this was asked before.
     *
     * @return whether it has.
     */
    public boolean takeRetired() {
        boolean taken = retired;
        retired = false;
        return taken;
    }

    @Override
    public void send(int target, long delayTicks, int type) {
        create(target, delayTicks, type, NONE);
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        create(
                target,
                delayTicks,
                type,
                new ReferencePayload(8).putLong(0, field0).bytes());
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        byte[] payload =
                new ReferencePayload(16).putLong(0, field0).putLong(8, field1).bytes();
        create(target, delayTicks, type, payload);
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter payload) {
        create(target, delayTicks, type, ((ReferencePayload) payload).bytes());
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        require(lengthBytes >= 0 && lengthBytes <= Event.MAX_PAYLOAD_BYTES, "payload of " + lengthBytes);
        return new ReferencePayload(lengthBytes);
    }
}
