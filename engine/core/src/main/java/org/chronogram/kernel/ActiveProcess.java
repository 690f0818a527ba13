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
 * digest of the active LP are kept in fields from {@link #activate} to {@link #deactivate}. Not thread safe.
 */
final class ActiveProcess implements EventContext, FinishContext {
    static final int STATE_WORDS = 4;
    static final int DIGEST_WORD = 2;

    private final int firstLp;
    private final int lpCount;
    private final int totalLps;
    private final long lookaheadTicks;
    private final TimeBase timeBase;
    private final long[] states;
    private final PendingEvents pending;
    private final EventHeap selfEvents;
    private final EventRouter router;
    private final LpRandomStream random = new LpRandomStream();
    private final PayloadBuffer payload = new PayloadBuffer();
    private final long[] staged = new long[ChunkStore.CHUNK_WORDS];

    private int self = -1;
    private int sequence;
    private long digest;
    private long now;
    private long windowEnd = Long.MIN_VALUE;
    private long[] words;
    private int at;

    ActiveProcess(
            ModelDeclaration declaration,
            PartitionTable table,
            int partition,
            PendingEvents pending,
            EventHeap selfEvents,
            EventRouter router) {
        firstLp = table.firstOf(partition);
        lpCount = table.sizeOf(partition);
        totalLps = table.logicalProcesses();
        lookaheadTicks = declaration.lookaheadTicks();
        timeBase = declaration.timeBase();
        states = new long[Math.multiplyExact(lpCount, STATE_WORDS)];
        this.pending = pending;
        this.selfEvents = selfEvents;
        this.router = router;
    }

    void seedStreams(long seed, int replication) {
        for (int i = 0; i < lpCount; i++) {
            LpRandomStream.seed(states, i * STATE_WORDS, seed, replication, firstLp + i);
        }
    }

    void activate(int lp) {
        int state = (lp - firstLp) * STATE_WORDS;
        random.state0 = states[state];
        random.state1 = states[state + 1];
        digest = states[state + DIGEST_WORD];
        sequence = (int) states[state + 3];
        self = lp;
    }

    void deactivate() {
        int state = (self - firstLp) * STATE_WORDS;
        states[state] = random.state0;
        states[state + 1] = random.state1;
        states[state + DIGEST_WORD] = digest;
        states[state + 3] = sequence;
    }

    /** Moves to the time of an event and adds it to the digest. */
    void beginEvent(long[] record, int offset) {
        now = record[offset];
        digest = Digest.update(digest, record, offset, EventLayout.lengthWords(record[offset + 2]));
    }

    /** Stream, digest and sequence of all LPs; current while no LP is active. */
    long[] states() {
        return states;
    }

    void windowEnd(long ticks) {
        windowEnd = ticks;
    }

    void now(long ticks) {
        now = ticks;
    }

    long digestOfAll() {
        long sum = 0;
        for (int i = 0; i < lpCount; i++) {
            sum += Digest.contribution(firstLp + i, states[i * STATE_WORDS + DIGEST_WORD]);
        }
        return sum;
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
        begin(target, delayTicks, type, 0);
        end();
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        begin(target, delayTicks, type, Long.BYTES);
        words[at + EventLayout.HEADER_WORDS] = field0;
        end();
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        begin(target, delayTicks, type, 2 * Long.BYTES);
        words[at + EventLayout.HEADER_WORDS] = field0;
        words[at + EventLayout.HEADER_WORDS + 1] = field1;
        end();
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter eventPayload) {
        if (eventPayload != payload) {
            throw new ModelException(where() + " gave a payload that does not come from EventContext.payload");
        }
        begin(target, delayTicks, type, payload.lengthBytes());
        payload.copyTo(words, at + EventLayout.HEADER_WORDS);
        end();
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > Event.MAX_PAYLOAD_BYTES) {
            throw new ModelException(where() + " asked for a payload of " + lengthBytes + " bytes: expected 0 to "
                    + Event.MAX_PAYLOAD_BYTES);
        }
        return payload.begin(lengthBytes);
    }

    /** Finds the place of the next record, in its bucket or in the staging area, and writes its header there. */
    private void begin(int target, long delayTicks, int type, int payloadLengthBytes) {
        long time = timeOf(target, delayTicks, type);
        if (isLocal(target) && time >= windowEnd && pending.hasBucket(time)) {
            int address = pending.claim(time, EventLayout.lengthWords(payloadLengthBytes));
            words = pending.store().wordsAt(address);
            at = ChunkStore.offset(address);
        } else {
            words = staged;
            at = 0;
        }
        words[at] = time;
        words[at + 1] = EventLayout.sourceAndSequence(self, sequence++);
        words[at + 2] = EventLayout.targetTypeAndLength(target, type, payloadLengthBytes);
    }

    private void end() {
        if (words == staged) {
            routeStaged();
        }
    }

    private void routeStaged() {
        int target = EventLayout.target(staged[2]);
        int lengthWords = EventLayout.lengthWords(staged[2]);
        if (!isLocal(target)) {
            router.send(target, staged, lengthWords);
        } else if (staged[0] < windowEnd) {
            selfEvents.push(staged, 0, lengthWords);
        } else {
            pending.add(staged, 0, lengthWords);
        }
    }

    private boolean isLocal(int target) {
        return Integer.compareUnsigned(target - firstLp, lpCount) < 0;
    }

    private long timeOf(int target, long delayTicks, int type) {
        long time = now + delayTicks;
        long smallestDelay = target == self ? 0 : lookaheadTicks;
        if (delayTicks < smallestDelay
                || time < 0
                || Integer.compareUnsigned(target, totalLps) >= 0
                || type >>> 16 != 0) {
            throw violation(target, delayTicks, type);
        }
        return time;
    }

    private ModelException violation(int target, long delayTicks, int type) {
        if (Integer.compareUnsigned(target, totalLps) >= 0) {
            return new ModelException(where() + " sent an event to LP " + target
                    + ", which does not exist: the model has " + "LPs 0 to " + (totalLps - 1));
        }
        if (type >>> 16 != 0) {
            return new ModelException(where() + " used the event type " + type + ": expected 0 to " + Event.MAX_TYPE);
        }
        String what = target == self
                ? " scheduled an event for itself with a delay of " + delayTicks + " ticks"
                : " sent an event to LP " + target + " with a delay of " + delayTicks + " ticks";
        if (delayTicks < 0 || (delayTicks == 0 && target != self)) {
            return new ModelException(where() + what + ": the delay must be "
                    + (target == self || lookaheadTicks == 0
                            ? "at least 0"
                            : "positive, and at least the lookahead of " + lookaheadTicks + " ticks"));
        }
        if (target != self && delayTicks < lookaheadTicks) {
            return new ModelException(where() + what + ", less than the lookahead of " + lookaheadTicks + " ticks ("
                    + timeBase.format(lookaheadTicks)
                    + "): use a longer delay, or declare a smaller lookahead when the model is built");
        }
        return new ModelException(where() + what + ": the time would exceed 2^63 - 1 ticks");
    }

    String where() {
        return "LP " + self + " at time " + timeBase.format(now) + " (" + now + " ticks)";
    }
}
