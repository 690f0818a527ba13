package org.chronogram.kernel;

import java.util.PriorityQueue;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;

/**
 * The rules of order and nothing else: one priority queue of records over all LPs, compared by {@link Records#ORDER}. It
 * shares no code with the kernel but the layout of a record, payload, streams and digest.
 */
final class ReferenceEngine implements EventContext {
    private final PriorityQueue<long[]> pending = new PriorityQueue<>(Records.ORDER);
    private final LogicalProcess[] processes;
    private final LpRandomStream[] streams;
    private final int[] sequences;
    private final long[] hashes;
    private final long lookahead;
    private final PayloadBuffer payload = new PayloadBuffer();
    private int self;
    private long now;
    private long events;

    ReferenceEngine(ModelDeclaration declaration, long seed, int replication) {
        int lps = declaration.logicalProcesses();
        processes = declaration.create(lps, lp -> lp);
        lookahead = declaration.lookaheadTicks();
        sequences = new int[lps];
        hashes = new long[lps];
        streams = new LpRandomStream[lps];
        for (int lp = 0; lp < lps; lp++) {
            long[] state = new long[2];
            LpRandomStream.seed(state, 0, seed, replication, lp);
            streams[lp] = new LpRandomStream();
            streams[lp].state0 = state[0];
            streams[lp].state1 = state[1];
        }
    }

    ReferenceEngine run(long endTicks) {
        for (self = 0; self < processes.length; self++) {
            processes[self].initialize(this);
        }
        CurrentEvent event = new CurrentEvent();
        while (!pending.isEmpty() && pending.peek()[0] < endTicks) {
            long[] record = pending.poll();
            now = record[0];
            self = EventLayout.target(record, 0);
            hashes[self] = Digest.update(hashes[self], record, 0, record.length);
            event.wrap(record, 0);
            processes[self].onEvent(event, this);
            events++;
        }
        return this;
    }

    long events() {
        return events;
    }

    long pendingEvents() {
        return pending.size();
    }

    long digest() {
        long sum = 0;
        for (int lp = 0; lp < hashes.length; lp++) {
            sum += Digest.contribution(lp, hashes[lp]);
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
        return lookahead;
    }

    @Override
    public RandomStream random() {
        return streams[self];
    }

    @Override
    public void send(int target, long delayTicks, int type) {
        send(target, delayTicks, type, payload(0));
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        send(target, delayTicks, type, payload(8).putLong(0, field0));
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        send(target, delayTicks, type, payload(16).putLong(0, field0).putLong(8, field1));
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter eventPayload) {
        long[] record = Records.of(now + delayTicks, self, sequences[self]++, target, type, payload.lengthBytes());
        payload.copyTo(record, 0);
        pending.add(record);
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        return payload.begin(lengthBytes);
    }
}
