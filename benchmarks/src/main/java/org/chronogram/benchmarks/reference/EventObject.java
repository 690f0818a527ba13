package org.chronogram.benchmarks.reference;

import org.chronogram.model.Event;

/** An event as an object that holds up to two fields itself, and a longer payload in an array. */
final class EventObject implements Event, Comparable<EventObject> {
    private final long time;
    private final int source;
    private final int sequence;
    private final int target;
    private final int type;
    private final int payloadLength;
    private final long field0;
    private final long field1;
    private final ArrayPayload payload;
    private long handle;
    private boolean cancelled;

    EventObject(
            long time,
            int source,
            int sequence,
            int target,
            int type,
            int payloadLength,
            long field0,
            long field1,
            ArrayPayload payload) {
        this.time = time;
        this.source = source;
        this.sequence = sequence;
        this.target = target;
        this.type = type;
        this.payloadLength = payloadLength;
        this.field0 = field0;
        this.field1 = field1;
        this.payload = payload;
    }

    @Override
    public int compareTo(EventObject other) {
        if (time != other.time) {
            return time < other.time ? -1 : 1;
        }
        if (source != other.source) {
            return Integer.compare(source, other.source);
        }
        return sequence - other.sequence;
    }

    void handle(long newHandle) {
        handle = newHandle;
    }

    long handle() {
        return handle;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    int target() {
        return target;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public int source() {
        return source;
    }

    @Override
    public int sequence() {
        return sequence;
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    @Override
    public byte getByte(int offset) {
        return payload != null ? payload.getByte(offset) : (byte) shifted(offset);
    }

    @Override
    public short getShort(int offset) {
        return payload != null ? payload.getShort(offset) : (short) shifted(offset);
    }

    @Override
    public int getInt(int offset) {
        return payload != null ? payload.getInt(offset) : (int) shifted(offset);
    }

    @Override
    public long getLong(int offset) {
        return payload != null ? payload.getLong(offset) : field(offset);
    }

    @Override
    public void getBytes(int offset, byte[] destination, int destinationOffset, int length) {
        for (int i = 0; i < length; i++) {
            destination[destinationOffset + i] = getByte(offset + i);
        }
    }

    private long shifted(int offset) {
        return field(offset) >>> (offset % Long.BYTES * Byte.SIZE);
    }

    private long field(int offset) {
        if (offset < 0 || offset >= payloadLength) {
            throw new IndexOutOfBoundsException("offset " + offset + " in a payload of " + payloadLength + " bytes");
        }
        return offset < Long.BYTES ? field0 : field1;
    }
}
