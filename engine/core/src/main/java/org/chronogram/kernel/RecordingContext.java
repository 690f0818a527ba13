package org.chronogram.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.EventContext;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;

/** The engine as an LP sees it while its calls are copied: passes everything on, and notes what was sent. Not thread safe. */
final class RecordingContext implements EventContext {
    private static final int MOST_DRAWS = 10_000;

    private final LpRandomStream repeated = new LpRandomStream();
    private final List<EventRecord> sent = new ArrayList<>();
    private ActiveProcess active;

    /** Begins a call of the LP that is active. */
    RecordingContext begin(ActiveProcess newActive) {
        active = newActive;
        sent.clear();
        repeated.state0 = active.stream().state0;
        repeated.state1 = active.stream().state1;
        return this;
    }

    /** Ends the call. */
    HandlerCall end(Optional<EventRecord> event) {
        return new HandlerCall(active.self(), active.now(), event, draws(), sent);
    }

    /** Counts the steps that lead from the random stream before the call to that after it. */
    private int draws() {
        LpRandomStream now = active.stream();
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            if (repeated.state0 == now.state0 && repeated.state1 == now.state1) {
                return draws;
            }
            long unused = repeated.nextLong();
        }
        return HandlerCall.MANY_DRAWS;
    }

    /** Notes the event that was created last. */
    private void add(int target, long delayTicks, int type, String payload) {
        int sequence = active.sequence() - 1;
        sent.add(new EventRecord(active.now() + delayTicks, target, active.self(), sequence, type, payload));
    }

    private static String hex(PayloadWriter payload) {
        return HexFormat.of().formatHex(((PayloadBuffer) payload).bytes());
    }

    private static String hex(long... fields) {
        ByteBuffer bytes = ByteBuffer.allocate(fields.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long field : fields) {
            bytes.putLong(field);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    @Override
    public int self() {
        return active.self();
    }

    @Override
    public long now() {
        return active.now();
    }

    @Override
    public long lookahead() {
        return active.lookahead();
    }

    @Override
    public RandomStream random() {
        return active.random();
    }

    @Override
    public void send(int target, long delayTicks, int type) {
        active.send(target, delayTicks, type);
        add(target, delayTicks, type, "");
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0) {
        active.send(target, delayTicks, type, field0);
        add(target, delayTicks, type, hex(field0));
    }

    @Override
    public void send(int target, long delayTicks, int type, long field0, long field1) {
        active.send(target, delayTicks, type, field0, field1);
        add(target, delayTicks, type, hex(field0, field1));
    }

    @Override
    public void send(int target, long delayTicks, int type, PayloadWriter payload) {
        active.send(target, delayTicks, type, payload);
        add(target, delayTicks, type, hex(payload));
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type) {
        long handle = active.scheduleCancellable(delayTicks, type);
        add(self(), delayTicks, type, "");
        return handle;
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0) {
        long handle = active.scheduleCancellable(delayTicks, type, field0);
        add(self(), delayTicks, type, hex(field0));
        return handle;
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, long field0, long field1) {
        long handle = active.scheduleCancellable(delayTicks, type, field0, field1);
        add(self(), delayTicks, type, hex(field0, field1));
        return handle;
    }

    @Override
    public long scheduleCancellable(long delayTicks, int type, PayloadWriter payload) {
        long handle = active.scheduleCancellable(delayTicks, type, payload);
        add(self(), delayTicks, type, hex(payload));
        return handle;
    }

    @Override
    public long reschedule(long handle, long delayTicks, int type) {
        long newHandle = active.reschedule(handle, delayTicks, type);
        add(self(), delayTicks, type, "");
        return newHandle;
    }

    @Override
    public boolean cancel(long handle) {
        return active.cancel(handle);
    }

    @Override
    public boolean isPending(long handle) {
        return active.isPending(handle);
    }

    @Override
    public void retire() {
        active.retire();
    }

    @Override
    public void stop(String reason) {
        active.stop(reason);
    }

    @Override
    public PayloadWriter payload(int lengthBytes) {
        return active.payload(lengthBytes);
    }
}
