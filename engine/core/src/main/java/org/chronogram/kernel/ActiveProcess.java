package org.chronogram.kernel;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.ModelException;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;
import org.chronogram.model.TimeBase;

/**
 * The LP that is executing, as it sees the engine. One object serves all LPs of a partition in turn; stream, sequence and
 * digest of the active LP are kept in fields from {@link #activate} to {@link #deactivate}.
 *
 * <p>A sent event becomes a record at the place where it stays: {@link #create} checks the event, finds an address for its
 * record and writes the header there, then the payload is written behind it, and {@link #deliver} passes the address on.
 * Most events have an address in a bucket of {@link PendingEvents}, which needs nothing more. Other events are created in
 * the staging area, and are copied from there. Not thread safe.
 */
final class ActiveProcess implements EventContext, FinishContext {
    private final LpDirectory directory;
    private final long lookaheadTicks;
    private final DelayRules delays;
    private final TimeBase timeBase;
    private final LpStates states;
    private final PendingEvents pending;
    private final ChunkStore store;
    private final EventRouter router;
    private final int staging;
    private final EventHeap selfEvents = new EventHeap();
    private final LpRandomStream random = new LpRandomStream();
    private final PayloadBuffer payload = new PayloadBuffer();

    private int index;
    private int self = -1;
    private int sequence;
    private long digest;
    private long now;
    private long windowEnd = Long.MIN_VALUE;

    /**
     * Creates the object.
     *
     * @param declaration the model.
     * @param directory the LPs of the partition.
     * @param delays the smallest delays of the events that they send.
     * @param states the words that the engine keeps for each of them.
     * @param pending takes events for the LPs of this partition.
     * @param router takes events for the LPs of other partitions.
     */
    ActiveProcess(
            ModelDeclaration declaration,
            LpDirectory directory,
            DelayRules delays,
            LpStates states,
            PendingEvents pending,
            EventRouter router) {
        this.directory = directory;
        this.delays = delays;
        this.states = states;
        this.pending = pending;
        this.router = router;
        lookaheadTicks = declaration.lookaheadTicks();
        timeBase = declaration.timeBase();
        store = pending.store();
        staging = ChunkStore.address(store.acquire(), 0);
    }

    void activate(int newIndex) {
        states.loadStream(newIndex, random);
        digest = states.digest(newIndex);
        sequence = states.sequence(newIndex);
        index = newIndex;
        self = directory.lpAt(newIndex);
    }

    /** Ends the turn of the LP, in which it has handled so many events. */
    void deactivate(long handled) {
        states.store(index, random, digest, sequence, handled);
    }

    /** Moves to the time of an event and adds the event to the digest. */
    void beginEvent(long[] words, int offset) {
        now = EventLayout.time(words, offset);
        digest = Digest.update(digest, words, offset, EventLayout.lengthWords(words, offset));
    }

    /** Events that an LP schedules for itself before this time belong to the window that is executed. */
    void windowEnd(long ticks) {
        windowEnd = ticks;
    }

    void now(long ticks) {
        now = ticks;
    }

    /** Returns the events that the LP has scheduled for itself within the window that is executed. */
    EventHeap selfEvents() {
        return selfEvents;
    }

    /** Returns the number that the next event that the LP sends will have. */
    int sequence() {
        return sequence;
    }

    /** Returns the random stream of the LP. */
    LpRandomStream stream() {
        return random;
    }

    /** Returns the local index of the LP. */
    int index() {
        return index;
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
        return lookaheadTicks;
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public void send(int target, long delayTicks, int type) {
        deliver(create(target, delayTicks, type, 0));
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        int address = create(target, delayTicks, type, Long.BYTES);
        EventLayout.putPayloadWord(store.wordsAt(address), ChunkStore.offset(address), 0, field0);
        deliver(address);
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        int address = create(target, delayTicks, type, 2 * Long.BYTES);
        long[] words = store.wordsAt(address);
        EventLayout.putPayloadWord(words, ChunkStore.offset(address), 0, field0);
        EventLayout.putPayloadWord(words, ChunkStore.offset(address), 1, field1);
        deliver(address);
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter eventPayload) {
        if (eventPayload != payload) {
            throw new ModelException(where() + " gave a payload that does not come from EventContext.payload");
        }
        int address = create(target, delayTicks, type, payload.lengthBytes());
        payload.copyTo(store.wordsAt(address), ChunkStore.offset(address));
        deliver(address);
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > Event.MAX_PAYLOAD_BYTES) {
            throw new ModelException(where() + " asked for a payload of " + lengthBytes + " bytes: expected 0 to "
                    + Event.MAX_PAYLOAD_BYTES);
        }
        return payload.begin(lengthBytes);
    }

    /** Checks an event and writes the header of its record; returns the address of the record. */
    private int create(int target, long delayTicks, int type, int payloadLengthBytes) {
        long time = checkedTime(target, delayTicks, type);
        int address = directory.isLocal(target) && time >= windowEnd && pending.hasBucket(time)
                ? pending.claim(time, EventLayout.lengthWords(payloadLengthBytes))
                : staging;
        EventLayout.putHeader(
                store.wordsAt(address),
                ChunkStore.offset(address),
                time,
                self,
                sequence++,
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
        long time = now + delayTicks;
        long smallestDelay = target == self ? 0 : delays.smallestDelayTicks(index, target);
        if (delayTicks < smallestDelay || time < 0 || !directory.exists(target) || type >>> 16 != 0) {
            throw violation(target, delayTicks, type);
        }
        return time;
    }

    private ModelException violation(int target, long delayTicks, int type) {
        if (!directory.exists(target)) {
            return new ModelException(where() + " sent an event to LP " + target
                    + ", which does not exist: the model has LPs 0 to " + (directory.logicalProcesses() - 1));
        }
        if (type >>> 16 != 0) {
            return new ModelException(where() + " used the event type " + type + ": expected 0 to " + Event.MAX_TYPE);
        }
        String sent = target == self
                ? " scheduled an event for itself with a delay of " + delayTicks + " ticks"
                : " sent an event to LP " + target + " with a delay of " + delayTicks + " ticks";
        return new ModelException(where() + sent + delayViolation(target, delayTicks));
    }

    private String delayViolation(int target, long delayTicks) {
        if (delayTicks < 0 || (delayTicks == 0 && target != self && lookaheadTicks > 0)) {
            return ": the delay must be "
                    + (target == self || lookaheadTicks == 0
                            ? "at least 0"
                            : "positive, and at least the lookahead of " + lookaheadTicks + " ticks");
        }
        if (target != self && delayTicks < delays.smallestDelayTicks(index, target)) {
            return delays.violation(index, target, timeBase);
        }
        return ": the time would exceed 2^63 - 1 ticks";
    }

    String where() {
        return "LP " + self + " at time " + timeBase.format(now) + " (" + now + " ticks)";
    }
}
