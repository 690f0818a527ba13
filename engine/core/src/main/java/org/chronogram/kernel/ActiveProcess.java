package org.chronogram.kernel;

import java.util.Optional;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.ModelException;
import org.chronogram.model.PayloadWriter;

/**
 * The LP that is executing, as it sees the engine. One object serves all LPs of a partition in turn; {@link ExecutingLp} has
 * what it keeps of the active one.
 *
 * <p>A sent event becomes a record at the place where it stays: {@code create} checks the event, finds an address for its
 * record and writes the header there, then the payload is written behind it, and {@link #deliver} passes the address on.
 * Most events have an address in a bucket of {@link PendingEvents}, which needs nothing more. Other events are created in
 * the staging area, and are copied from there. Not thread safe.
 */
final class ActiveProcess extends ExecutingLp implements EventContext, FinishContext {
    private final LpDirectory directory;
    private final LpTable table;
    private final long lookaheadTicks;
    private final DelayRules delays;
    private final SendViolations violations;
    private final PendingEvents pending;
    private final CancellableEvents cancellable;
    private final ChunkStore store;
    private final EventRouter router;
    private final int staging;
    private final EventHeap selfEvents = new EventHeap();
    private final PayloadBuffer payload = new PayloadBuffer();

    private long windowEnd = Long.MIN_VALUE;
    private PublicationSink publications;
    private final boolean mayStop;
    private Optional<AskedStop> askedStop = Optional.empty();

    /**
     * Creates the object.
     *
     * @param declaration the model.
     * @param directory the LPs of the partition.
     * @param table the objects of these LPs.
     * @param delays the smallest delays of the events that they send.
     * @param states the words that the engine keeps for each of them.
     * @param pending takes events for the LPs of this partition.
     * @param router takes events for the LPs of other partitions.
     */
    ActiveProcess(
            ModelDeclaration declaration,
            LpDirectory directory,
            LpTable table,
            DelayRules delays,
            LpStates states,
            PendingEvents pending,
            EventRouter router) {
        super(directory, states, declaration.timeBase());
        this.directory = directory;
        this.table = table;
        this.delays = delays;
        this.pending = pending;
        this.router = router;
        violations = new SendViolations(declaration, directory, delays);
        cancellable = pending.cancellable();
        lookaheadTicks = declaration.lookaheadTicks();
        mayStop = declaration.mayStopTicks() > 0;
        store = pending.store();
        staging = ChunkStore.address(store.acquire(), 0);
    }

    /** Events that an LP schedules for itself before this time belong to the window that is executed. */
    void windowEnd(long ticks) {
        windowEnd = ticks;
    }

    /** Returns the events that the LP has scheduled for itself within the window that is executed. */
    EventHeap selfEvents() {
        return selfEvents;
    }

    @Override
    public long lookahead() {
        return lookaheadTicks;
    }

    @Override
    public void send(int target, long delayTicks, int type) {
        deliver(createHeader(target, delayTicks, type, 0));
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        deliver(create(target, delayTicks, type, field0));
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        deliver(create(target, delayTicks, type, field0, field1));
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter eventPayload) {
        deliver(create(target, delayTicks, type, eventPayload));
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > Event.MAX_PAYLOAD_BYTES) {
            throw new ModelException(where() + " asked for a payload of " + lengthBytes + " bytes: expected 0 to "
                    + Event.MAX_PAYLOAD_BYTES);
        }
        return payload.begin(lengthBytes);
    }

    void publishTo(PublicationSink sink) {
        publications = sink;
    }

    @Override
    public void publish(int type, PayloadWriter published) {
        requireOwn(published);
        if (type >>> 16 != 0) {
            throw new ModelException(where() + " used the event type " + type + ": expected 0 to " + Event.MAX_TYPE);
        }
        if (publications != null) {
            publications.onPublished(now(), self(), type, payload.toBytes());
        }
    }

    @Override
    public void stop(String reason) {
        if (!mayStop) {
            throw new ModelException(
                    where() + " asked for the end of the run, but the model has not declared that LPs may:"
                            + " call ModelBuilder.mayStop in its build method");
        }
        ask(new AskedStop(now(), self(), reason));
    }

    /** Notes that an LP has asked for the end of the run. */
    void ask(AskedStop stop) {
        askedStop = AskedStop.first(askedStop, Optional.of(stop));
    }

    Optional<AskedStop> askedStop() {
        return askedStop;
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type) {
        return deliverCancellable(createHeader(self(), delayTicks, type, 0));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0) {
        return deliverCancellable(create(self(), delayTicks, type, field0));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0, long field1) {
        return deliverCancellable(create(self(), delayTicks, type, field0, field1));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, PayloadWriter eventPayload) {
        return deliverCancellable(create(self(), delayTicks, type, eventPayload));
    }

    @Override
    public long reschedule(long handle, long delayTicks, int type) {
        if (!isOwn(handle, " tried to reschedule")) {
            return scheduleCancellable(delayTicks, type);
        }
        long time = checkedTime(self(), delayTicks, type);
        if (cancellable.reschedule(handle, time, sequence(), type)) {
            int address = createHeader(self(), delayTicks, type, Long.BYTES);
            CancellableEvents.markRescheduled(store.wordsAt(address), ChunkStore.offset(address), handle);
            deliver(address);
        } else {
            nextSequence();
        }
        return handle;
    }

    @Override
    public boolean cancel(long handle) {
        return isOwn(handle, " tried to cancel") && cancellable.cancel(handle);
    }

    @Override
    public boolean isPending(long handle) {
        return isOwn(handle, " asked for") && cancellable.isPending(handle);
    }

    @Override
    public void retire() {
        if (!table.retire(index())) {
            throw new ModelException(where() + " retired, but exists from the start: only an LP that was declared by"
                    + " ModelBuilder.logicalProcessesOnDemand can retire");
        }
    }

    private boolean isOwn(long handle, String doing) {
        if (handle == NO_EVENT) {
            return false;
        }
        if (!CancellableEvents.isHandleOf(handle, self())) {
            throw new ModelException(where() + doing + " an event by " + handle + ", which is no handle of an event of"
                    + " this LP: expected what scheduleCancellable of the same LP has returned, or NO_EVENT");
        }
        return true;
    }

    private int create(int target, long delayTicks, int type, long field0) {
        int address = createHeader(target, delayTicks, type, Long.BYTES);
        EventLayout.putPayloadWord(store.wordsAt(address), ChunkStore.offset(address), 0, field0);
        return address;
    }

    private int create(int target, long delayTicks, int type, long field0, long field1) {
        int address = createHeader(target, delayTicks, type, 2 * Long.BYTES);
        long[] words = store.wordsAt(address);
        EventLayout.putPayloadWord(words, ChunkStore.offset(address), 0, field0);
        EventLayout.putPayloadWord(words, ChunkStore.offset(address), 1, field1);
        return address;
    }

    private int create(int target, long delayTicks, int type, PayloadWriter eventPayload) {
        requireOwn(eventPayload);
        int address = createHeader(target, delayTicks, type, payload.lengthBytes());
        payload.copyTo(store.wordsAt(address), ChunkStore.offset(address));
        return address;
    }

    private void requireOwn(PayloadWriter given) {
        if (given != payload) {
            throw new ModelException(where() + " gave a payload that does not come from EventContext.payload");
        }
    }

    /** Checks an event and writes the header of its record; returns the address of the record. */
    private int createHeader(int target, long delayTicks, int type, int payloadLengthBytes) {
        long time = checkedTime(target, delayTicks, type);
        int address = directory.isLocal(target) && time >= windowEnd && pending.hasBucket(time)
                ? pending.claim(time, EventLayout.lengthWords(payloadLengthBytes))
                : staging;
        EventLayout.putHeader(
                store.wordsAt(address),
                ChunkStore.offset(address),
                time,
                self(),
                nextSequence(),
                target,
                type,
                payloadLengthBytes);
        return address;
    }

    /** A record in a bucket has arrived already. */
    private void deliver(int address) {
        if (address == staging) {
            deliverStaged(store.wordsAt(address), ChunkStore.offset(address));
        }
    }

    private long deliverCancellable(int address) {
        long handle = cancellable.register(store.wordsAt(address), ChunkStore.offset(address));
        deliver(address);
        return handle;
    }

    /** Puts the record of an event that was rescheduled among the pending ones. */
    void deliverAgain(long[] record) {
        deliverStaged(record, 0);
    }

    private void deliverStaged(long[] words, int offset) {
        int target = EventLayout.target(words, offset);
        int lengthWords = EventLayout.lengthWords(words, offset);
        if (!directory.isLocal(target)) {
            router.send(target, words, offset, lengthWords);
        } else if (EventLayout.time(words, offset) < windowEnd) {
            selfEvents.push(words, offset, lengthWords);
        } else {
            pending.add(words, offset, lengthWords);
        }
    }

    private long checkedTime(int target, long delayTicks, int type) {
        long time = now() + delayTicks;
        long smallestDelay = target == self() ? 0 : delays.smallestDelayTicks(index(), target);
        if (delayTicks < smallestDelay || time < 0 || !directory.exists(target) || type >>> 16 != 0) {
            throw violations.of(where(), self(), target, delayTicks, type);
        }
        return time;
    }
}
