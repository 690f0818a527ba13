package org.chronogram.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.chronogram.model.Event;

/** An event as an object. */
record ReferenceEvent(long time, int source, int sequence, int target, int type, byte[] payload) implements Event {
    private ByteBuffer buffer() {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int payloadLength() {
        return payload.length;
    }

    @Override
    public byte getByte(int offset) {
        return payload[offset];
    }

    @Override
    public short getShort(int offset) {
        return buffer().getShort(offset);
    }

    @Override
    public int getInt(int offset) {
        return buffer().getInt(offset);
    }

    @Override
    public long getLong(int offset) {
        return buffer().getLong(offset);
    }

    @Override
    public void getBytes(int offset, byte[] destination, int destinationOffset, int length) {
        System.arraycopy(payload, offset, destination, destinationOffset, length);
    }
}
