package org.chronogram.benchmarks.reference;

import java.util.HashMap;
import java.util.Map;
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
    private final ReferenceBuilder builder;
    private final int self;
    private final long lookahead;
    private final ReferenceRandom random;
    private final Map<Long, EventObject> cancellable = new HashMap<>();
    private LogicalProcess process;
    private int sequence;
    private long now;

    ReferenceProcess(ModelEngine engine, ReferenceBuilder builder, int self, long lookahead, ReferenceRandom random) {
        this.engine = engine;
        this.builder = builder;
        this.self = self;
        this.lookahead = lookahead;
        this.random = random;
        process = builder.isOnDemand(self) ? null : builder.create(self);
    }

    void initialize() {
        if (process != null) {
            process.initialize(this);
        }
    }

    /** Handles an event, unless it was cancelled; returns whether it did. */
    boolean handle(EventObject event) {
        if (event.isCancelled()) {
            return false;
        }
        if (event.source() == self) {
            cancellable.remove(event.handle());
        }
        now = event.time();
        if (process == null) {
            process = builder.create(self);
            process.initialize(this);
        }
        process.onEvent(event, this);
        return true;
    }

    void finish(long endTicks) {
        now = endTicks;
        if (process != null) {
            process.finish(this);
        }
    }

    private EventObject create(
            int target, long delayTicks, int type, int payloadLength, long field0, long field1, ArrayPayload payload) {
        if (delayTicks < (target == self ? 0 : lookahead)) {
            throw new ModelException("delay of " + delayTicks + " ticks from LP " + self + " to LP " + target);
        }
        long time = now + delayTicks;
        EventObject event =
                new EventObject(time, self, sequence++, target, type, payloadLength, field0, field1, payload);
        engine.add(event, delayTicks);
        return event;
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
    public long scheduleCancellable(long delayTicks, int type) {
        return register(create(self, delayTicks, type, 0, 0, 0, null));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0) {
        return register(create(self, delayTicks, type, Long.BYTES, field0, 0, null));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0, long field1) {
        return register(create(self, delayTicks, type, 2 * Long.BYTES, field0, field1, null));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, PayloadWriter payload) {
        ArrayPayload array = (ArrayPayload) payload;
        return register(create(self, delayTicks, type, array.length(), 0, 0, array));
    }

    private long register(EventObject event) {
        return register(event, Integer.toUnsignedLong(event.sequence()) + 1);
    }

    private long register(EventObject event, long handle) {
        event.handle(handle);
        cancellable.put(handle, event);
        return handle;
    }

    @Override
    public long reschedule(long handle, long delayTicks, int type) {
        cancel(handle);
        EventObject event = create(self, delayTicks, type, 0, 0, 0, null);
        return handle == NO_EVENT ? register(event) : register(event, handle);
    }

    @Override
    public boolean cancel(long handle) {
        EventObject event = cancellable.remove(handle);
        if (event != null) {
            event.cancel();
        }
        return event != null;
    }

    @Override
    public boolean isPending(long handle) {
        return cancellable.containsKey(handle);
    }

    /** Benchmarks compare whole runs. */
    @Override
    public void stop(String reason) {
        throw new ModelException("LP " + self + " asked for the end of the run, which this engine does not know");
    }

    @Override
    public void retire() {
        process = null;
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
