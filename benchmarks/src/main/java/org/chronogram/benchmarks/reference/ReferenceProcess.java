package org.chronogram.benchmarks.reference;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;

/** An LP of a model in a {@link ModelEngine}: its handler, its stream of random numbers, and what it sees of the engine. */
final class ReferenceProcess implements EventContext, FinishContext {
    private final ModelEngine engine;
    private final LogicalProcess process;
    private final int self;
    private final long lookahead;
    private final ReferenceRandom random;
    private int sequence;
    private long now;

    ReferenceProcess(ModelEngine engine, LogicalProcess process, int self, long lookahead, ReferenceRandom random) {
        this.engine = engine;
        this.process = process;
        this.self = self;
        this.lookahead = lookahead;
        this.random = random;
    }

    void initialize() {
        process.initialize(this);
    }

    void handle(EventObject event) {
        now = event.time();
        process.onEvent(event, this);
    }

    void finish(long endTicks) {
        now = endTicks;
        process.finish(this);
    }

    private void create(
            int target, long delayTicks, int type, int payloadLength, long field0, long field1, ArrayPayload payload) {
        if (delayTicks < (target == self ? 0 : lookahead)) {
            throw new ModelException("delay of " + delayTicks + " ticks from LP " + self + " to LP " + target);
        }
        long time = now + delayTicks;
        engine.add(
                new EventObject(time, self, sequence++, target, type, payloadLength, field0, field1, payload),
                delayTicks);
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

    @Override
    public void send(int target, long delayTicks, int type) {
        create(target, delayTicks, type, 0, 0, 0, null);
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        create(target, delayTicks, type, Long.BYTES, field0, 0, null);
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        create(target, delayTicks, type, 2 * Long.BYTES, field0, field1, null);
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter payload) {
        ArrayPayload array = (ArrayPayload) payload;
        create(target, delayTicks, type, array.length(), 0, 0, array);
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > Event.MAX_PAYLOAD_BYTES) {
            throw new ModelException("payload of " + lengthBytes + " bytes from LP " + self);
        }
        return new ArrayPayload(lengthBytes);
    }
}
